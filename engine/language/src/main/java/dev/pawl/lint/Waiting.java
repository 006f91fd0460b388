package dev.pawl.lint;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.lint.flow.StatePlace;

/** Which states take their time. */
final class Waiting {
    private Waiting() {}

    /** Whether a state waits for a while, for somebody or for a job, itself or in something that it runs. */
    static boolean in(StatePlace place) {
        return switch (place.state()) {
            case WaitState s -> !isZero(s);
            case TaskState s -> isLong(s.resource());
            case ParallelState s -> inside(place);
            case MapState s -> inside(place);
            case PassState s -> false;
            case ChoiceState s -> false;
            case SucceedState s -> false;
            case FailState s -> false;
        };
    }

    private static boolean inside(StatePlace place) {
        return place.inner().stream().flatMap(f -> f.states().stream()).anyMatch(Waiting::in);
    }

    private static boolean isZero(WaitState wait) {
        return wait.until() instanceof WaitState.Until.Seconds s && s.seconds() instanceof NumberField.Constant c
                && c.value().signum() == 0;
    }

    private static boolean isLong(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction f -> false;
            case TaskResource.Activity a -> true;
            case TaskResource.Integration i -> i.pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }
}
