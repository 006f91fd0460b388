package dev.pawl.lint.shape;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.FailState;
import dev.pawl.asl.Flow;
import dev.pawl.asl.PathField;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.State;
import java.util.List;

/** Whether results stay in the payload. */
final class Kept {
    private Kept() {}

    /** Whether a state hands on all of its result. */
    static boolean result(DataFlow data) {
        return switch (data) {
            case DataFlow.JsonPathFlow f -> f.resultSelector().isEmpty() && f.outputPath() instanceof PathField.Absent
                    && !(f.resultPath() instanceof ResultPath.Discard);
            case DataFlow.JsonataFlow f -> f.output().isEmpty();
        };
    }

    /** The states with which a flow ends. */
    static List<String> ends(Flow flow) {
        return flow.states().values().stream().filter(s -> Targets.of(s).isEmpty() && succeeds(s)).map(State::name)
                .toList();
    }

    private static boolean succeeds(State state) {
        return !(state instanceof FailState);
    }
}
