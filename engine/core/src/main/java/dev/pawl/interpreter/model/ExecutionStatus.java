package dev.pawl.interpreter.model;

/** How an execution stands; names are AWS's. */
public enum ExecutionStatus {
    RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED;

    /** Whether it is over. */
    public boolean ended() {
        return this != RUNNING;
    }
}
