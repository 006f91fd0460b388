package dev.pawl.items;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a child of a map run.
 *
 * @param who
 *            which execution it is
 * @param input
 *            what it got
 * @param status
 *            how it ended, or that it never began
 * @param output
 *            what it gave, if it succeeded
 * @param failure
 *            why it failed
 * @param times
 *            when it ran
 * @param redrive
 *            whether it can be redriven
 */
public record ChildResult(Who who, Payload input, Status status, Optional<Payload> output, Failure failure,
        Times times, Redrive redrive) {
    /** Which execution, of which machine. */
    public record Who(String executionArn, String name, String stateMachineArn) {}

    /** When it ran: neither for one that never began. */
    public record Times(Optional<Instant> start, Optional<Instant> stop) {}

    /**
     * Whether it can be redriven.
     *
     * @param count
     *            how often it has been
     * @param status
     *            REDRIVABLE, NOT_REDRIVABLE or REDRIVABLE_BY_MAP_RUN
     * @param reason
     *            why not
     */
    public record Redrive(int count, String status, Optional<String> reason) {}

    /** How a child ended. */
    public enum Status {
        /** Never began. */
        PENDING,
        /** With an output. */
        SUCCEEDED,
        /** With an error. */
        FAILED,
        /** Too late. */
        TIMED_OUT,
        /** Stopped. */
        ABORTED
    }
}
