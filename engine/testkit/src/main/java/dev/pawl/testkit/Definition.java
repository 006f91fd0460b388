package dev.pawl.testkit;

import dev.pawl.asl.FailState;
import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.TextField;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.history.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All states of a definition, those inside of others too: their names are unique in it. */
final class Definition {
    private Definition() {}

    /** By name, in the order in which they were written. */
    static Map<String, State> states(String definition) {
        Map<String, State> states = new LinkedHashMap<>();
        collect(DefinitionParser.parseTrusted(definition).flow(), states);
        return states;
    }

    /** What Fail states say, as far as that stands in the definition: their events do not tell. */
    static Map<String, Failure> failures(Map<String, State> states) {
        Map<String, Failure> failures = new LinkedHashMap<>();
        states.forEach((name, state) -> {
            if (state instanceof FailState fail) {
                failures.put(name, new Failure(constant(fail.error()), constant(fail.cause())));
            }
        });
        return failures;
    }

    private static Optional<String> constant(Optional<TextField> field) {
        return field.flatMap(f -> f instanceof TextField.Constant c ? Optional.of(c.value()) : Optional.empty());
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
