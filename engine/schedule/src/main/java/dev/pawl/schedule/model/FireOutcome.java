package dev.pawl.schedule.model;

import java.time.Instant;

/**
 * What came of a fire time.
 *
 * @param time
 *            as the expression says
 * @param at
 *            when this was so
 * @param detail
 *            the execution's ARN, or why there is none
 */
public record FireOutcome(Instant time, Instant at, Kind kind, String detail) {
    /** What came of it. */
    public enum Kind {
        /** An execution was started. */
        STARTED,
        /** By the rule for overlaps. */
        SKIPPED,
        /** Nobody could start it in time. */
        MISSED,
        /** The start was refused and will be tried again. */
        RETRYING,
        /** The start was refused for good. */
        FAILED
    }
}
