package dev.pawl.testkit;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.parse.DefinitionParser;
import java.util.LinkedHashMap;
import java.util.Map;

/** All states of a definition, those inside of others too: their names are unique in it. */
final class Definition {
    private Definition() {}

    /** By name, in the order in which they were written. */
    static Map<String, State> states(String definition) {
        Map<String, State> states = new LinkedHashMap<>();
        collect(DefinitionParser.parseTrusted(definition).flow(), states);
        return states;
    }

    private static void collect(Flow flow, Map<String, State> states) {
        flow.states().forEach((name, state) -> {
            states.put(name, state);
            switch (state) {
                case ParallelState parallel -> parallel.branches().forEach(branch -> collect(branch, states));
                case MapState map -> collect(map.processor().flow(), states);
                case State other -> {
                    // nothing inside
                }
            }
        });
    }
}
