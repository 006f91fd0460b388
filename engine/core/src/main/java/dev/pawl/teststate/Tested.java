package dev.pawl.teststate;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * How a test ended.
 *
 * @param output
 *            of a state that succeeded, or whose failure was caught
 * @param failure
 *            of a state that did not succeed
 * @param nextState
 *            where the execution would go on
 */
public record Tested(Status status, Optional<Payload> output, Failure failure, Optional<String> nextState,
        Inspection inspection) {
    /** How the state ended; names are AWS's. */
    public enum Status {
        SUCCEEDED,
        /** The execution would have failed. */
        FAILED,
        /** The state would have been tried again. */
        RETRIABLE,
        /** The execution would have gone on where a catcher leads. */
        CAUGHT_ERROR
    }
}
