package dev.pawl.testkit.trace;

/** What was given is no history. */
public final class TraceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for whoever gave it. */
    public TraceException(String message) {
        super(message);
    }
}
