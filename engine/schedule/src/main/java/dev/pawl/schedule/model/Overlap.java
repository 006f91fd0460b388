package dev.pawl.schedule.model;

/** What happens at a fire time while an execution that the schedule started is still running. */
public enum Overlap {
    /** Nothing: the time is skipped. */
    SKIP,
    /** One time waits until the execution ends; further ones are skipped. */
    BUFFER_ONE,
    /** Up to a thousand times wait, and run one after the other. */
    BUFFER_ALL,
    /** The execution is stopped, and the next one starts. */
    TERMINATE_OTHER,
    /** They run side by side. */
    ALLOW_ALL
}
