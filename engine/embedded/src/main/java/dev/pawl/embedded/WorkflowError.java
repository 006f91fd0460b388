package dev.pawl.embedded;

/**
 * Fails a function or an activity's task with an error name of one's own choice, which Retry and Catch
 * compare.
 */
public final class WorkflowError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    /** With the error's name, such as {@code OutOfStock}, and what happened, for people. */
    public WorkflowError(String error, String message) {
        super(message);
        this.error = error;
    }

    /** The error's name. */
    public String error() {
        return error;
    }
}
