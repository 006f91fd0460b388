package dev.pawl.store;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;

/** The end of an execution, as it is counted. */
public record Ended(ExecutionStatus status, Instant startedAt, Instant stoppedAt) {
    /** So many durations to each doubling: what is read back is right to half a step, which is 4.4 %. */
    private static final int STEPS = 8;

    /** Lengths of time by which ends are counted. */
    public enum Slot {
        /** Five minutes; kept for some days. */
        FINE(Duration.ofMinutes(5)),
        /** An hour; kept. */
        COARSE(Duration.ofHours(1));

        private final Duration length;

        Slot(Duration length) {
            this.length = length;
        }

        /** How long it is. */
        public Duration length() {
            return length;
        }

        /** The beginning of the slot that a moment lies in. */
        public Instant begin(Instant moment) {
            long millis = length.toMillis();
            return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
        }
    }

    /** Number of the step that its duration lies in. */
    public int duration() {
        long millis = Math.max(0, Duration.between(startedAt, stoppedAt).toMillis());
        return (int) Math.floor(STEPS * Math.log(millis + 1d) / Math.log(2));
    }

    /** A duration in the middle of a step. */
    public static long millisOf(int duration) {
        return Math.max(0, Math.round(Math.pow(2, (duration + 0.5) / STEPS) - 1));
    }
}
