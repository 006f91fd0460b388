package dev.pawl.testkit.mock;

import java.util.Optional;

/** Thrown by a function that answers a task, so that the task fails with that error. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    /** Fails the task with an error that Retry and Catch compare. */
    public TaskFailure(String error, String cause) {
        super(cause);
        this.error = error;
    }

    /** Its name. */
    public String error() {
        return error;
    }

    /** What people read. */
    public Optional<String> cause() {
        return Optional.ofNullable(getMessage());
    }
}
