package dev.pawl.interpreter.model;

import java.time.Instant;

/**
 * Which timer of an execution.
 *
 * @param eventId
 *            the event that it belongs to: entered state, scheduled task, or 0 for the whole execution
 * @param purpose
 *            what it is for
 */
public record TimerKey(long eventId, Purpose purpose) {
    /** The machine's TimeoutSeconds. */
    public static final TimerKey EXECUTION = new TimerKey(0, Purpose.EXECUTION_TIMEOUT);

    /** When a timer is due that only somebody, and not time, ends; timers that are awaited are earlier. */
    public static final Instant NEVER = Instant.parse("2250-01-01T00:00:00Z");

    /** Never comes due: it marks an execution that could go on and is held. */
    public static final TimerKey HELD = new TimerKey(0, Purpose.HELD);

    /** What a timer is for. */
    public enum Purpose {
        /** The machine's TimeoutSeconds. */
        EXECUTION_TIMEOUT,
        /** A Wait state. */
        WAIT,
        /** The interval before a retry. */
        RETRY,
        /** A task's TimeoutSeconds. */
        TASK_TIMEOUT,
        /** A task's HeartbeatSeconds; set anew by each heartbeat, which is no event. */
        HEARTBEAT,
        /** Whoever resumes the execution. */
        HELD
    }
}
