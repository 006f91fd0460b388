package dev.pawl.interpreter.model;

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
        HEARTBEAT
    }
}
