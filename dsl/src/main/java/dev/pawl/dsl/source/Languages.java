package dev.pawl.dsl.source;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import java.util.stream.Stream;

/** Which query languages are spoken in a flow. */
final class Languages {
    private Languages() {}

    /** Whether the state and all in it is JSONata. */
    static boolean isJsonata(State state) {
        return state.info().queryLanguage() == QueryLanguage.JSONATA && inner(state).allMatch(Languages::isJsonata);
    }

    /** Whether all states of the flow are JSONata, at any depth. */
    static boolean isJsonata(Flow flow) {
        return flow.states().values().stream().allMatch(Languages::isJsonata);
    }

    private static Stream<Flow> inner(State state) {
        return switch (state) {
            case ParallelState s -> s.branches().stream();
            case MapState s -> Stream.of(s.processor().flow());
            default -> Stream.empty();
        };
    }
}
