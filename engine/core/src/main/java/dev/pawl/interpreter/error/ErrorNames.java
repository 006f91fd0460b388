package dev.pawl.interpreter.error;

import java.util.List;
import java.util.Optional;

/** Names of errors, and which of them a retrier or catcher takes. */
public final class ErrorNames {
    /** Takes all but the two that end an execution. */
    public static final String ALL = "States.ALL";
    /** Takes all but time-outs. */
    public static final String TASK_FAILED = "States.TaskFailed";
    /** A task took too long, or was silent for too long. */
    public static final String TIMEOUT = "States.Timeout";
    /** A task was silent for too long; its history shows States.Timeout. */
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    /** A branch of a Parallel failed. */
    public static final String BRANCH_FAILED = "States.BranchFailed";
    /** A payload is too large. */
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    /** The definition cannot be followed; nothing takes it. */
    public static final String RUNTIME = "States.Runtime";
    /** More items of a distributed Map failed than may. */
    public static final String EXCEED_TOLERATED_FAILURE_THRESHOLD = "States.ExceedToleratedFailureThreshold";
    /** No rule of a Choice held, and there is no Default. */
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    private ErrorNames() {}

    /**
     * Whether a retrier or catcher takes an error.
     *
     * @param errorEquals
     *            what it lists
     * @param error
     *            name of the error; none if whoever failed gave none
     * @param alias
     *            another name by which the error goes
     */
    public static boolean match(List<String> errorEquals, Optional<String> error, Optional<String> alias) {
        String name = error.orElse("");
        if (name.equals(RUNTIME)) {
            return false;
        }
        for (String listed : errorEquals) {
            if (listed.equals(name) || alias.filter(listed::equals).isPresent() || wildcard(listed, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wildcard(String listed, String name) {
        return switch (listed) {
            case ALL -> !name.equals(DATA_LIMIT_EXCEEDED);
            case TASK_FAILED -> !name.equals(TIMEOUT) && !name.equals(DATA_LIMIT_EXCEEDED);
            default -> false;
        };
    }
}
