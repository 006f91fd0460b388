package dev.pawl.lint.shape;

import dev.pawl.asl.StateMachine;
import java.util.List;
import java.util.Map;

/** Follows the data through a machine, without running it. */
public final class DataFlowCheck {
    private DataFlowCheck() {}

    /** With input of which nothing is known. */
    public static DataFlowReport of(StateMachine machine) {
        return of(machine, Shape.ANYTHING);
    }

    /** With input of that shape. */
    public static DataFlowReport of(StateMachine machine, Shape input) {
        return of(machine, input, ResultShapes.UNKNOWN);
    }

    /** With input of that shape, and somebody who knows what tasks give. */
    public static DataFlowReport of(StateMachine machine, Shape input, ResultShapes results) {
        return new DataFlowReport(List.of(), Map.of(machine.flow().startAt(), input), Shape.ANYTHING, false);
    }
}
