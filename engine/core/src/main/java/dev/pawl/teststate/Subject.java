package dev.pawl.teststate;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.lint.InvalidDefinitionMessage;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.teststate.mock.StateTestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state under test.
 *
 * @param machine
 *            whose flow is the one that the state is in
 * @param name
 *            of the state in that flow
 * @param insideMap
 *            whether there is a Map around it
 */
record Subject(StateMachine machine, String name, boolean insideMap) {
    /** What the context object calls every state under test. */
    static final String NAME = "StateName";

    State state() {
        return machine.flow().state(name);
    }

    /**
     * Finds it.
     *
     * @throws StateTestException
     *             if the definition is refused or has no such state
     */
    static Subject of(String definition, Optional<String> stateName) {
        return stateName.isPresent() ? named(definition, stateName.get()) : alone(definition);
    }

    private static Subject alone(String definition) {
        State state = accepted(DefinitionParser.parseState(definition));
        Flow flow = new Flow(NAME, Map.of(NAME, state), Optional.empty());
        return new Subject(new StateMachine(Optional.empty(), Optional.empty(), QueryLanguage.JSON_PATH,
                OptionalLong.empty(), flow), NAME, false);
    }

    private static Subject named(String definition, String name) {
        StateMachine whole = accepted(Definitions.check(definition, MachineType.STANDARD));
        return find(whole, whole.flow(), name, false)
                .orElseThrow(() -> StateTestException.validation("State not found in definition"));
    }

    private static Optional<Subject> find(StateMachine whole, Flow flow, String name, boolean insideMap) {
        if (flow.states().containsKey(name)) {
            return Optional.of(new Subject(new StateMachine(whole.comment(), whole.version(), whole.queryLanguage(),
                    OptionalLong.empty(), flow), name, insideMap));
        }
        for (State state : flow.states().values()) {
            for (Flow inner : inside(state)) {
                Optional<Subject> found = find(whole, inner, name, insideMap || state instanceof MapState);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a state of that name runs inside this one. */
    boolean contains(String inner) {
        return inside(state()).stream().anyMatch(flow -> find(machine, flow, inner, false).isPresent());
    }

    private static List<Flow> inside(State state) {
        return switch (state) {
            case MapState map -> List.of(map.processor().flow());
            case ParallelState parallel -> parallel.branches();
            default -> List.of();
        };
    }

    private static <T> T accepted(ParseResult<T> result) {
        return switch (result) {
            case ParseResult.Parsed<T> parsed -> parsed.value();
            case ParseResult.Refused<T> refused -> throw new StateTestException(StateTestException.Reason.DEFINITION,
                    InvalidDefinitionMessage.of(refused.problems()));
        };
    }
}
