package dev.pawl.lint;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import java.util.List;

/**
 * The retriers or the catchers of a state: what they take.
 *
 * @param field
 *            Retry or Catch
 * @param errorEquals
 *            of each of them, in order
 */
record ErrorHandlers(StatePlace state, String field, List<List<String>> errorEquals) {
    /** Names that mean other errors, too. */
    static final List<String> WIDE = List.of("States.ALL", "States.TaskFailed");

    static List<ErrorHandlers> of(StatePlace state) {
        return List.of(new ErrorHandlers(state, "Retry", state.retriers().stream().map(Retrier::errorEquals).toList()),
                new ErrorHandlers(state, "Catch", state.catchers().stream().map(Catcher::errorEquals).toList()));
    }

    /** The place of one of them. */
    Location at(int index) {
        return state.field(field).index(index);
    }

    /** The place of a name in one of them. */
    Location at(int index, int name) {
        return at(index).child("ErrorEquals").index(name);
    }

    /** Whether whoever lists the one takes all that the other means. */
    static boolean covers(String listed, String other) {
        return listed.equals(other) || switch (listed) {
            case "States.ALL" -> !other.equals("States.DataLimitExceeded") && !other.equals("States.Runtime");
            case "States.TaskFailed" -> !List.of("States.ALL", "States.Timeout", "States.HeartbeatTimeout",
                    "States.DataLimitExceeded", "States.Runtime").contains(other);
            default -> false;
        };
    }
}
