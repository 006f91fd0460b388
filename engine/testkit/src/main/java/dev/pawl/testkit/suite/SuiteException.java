package dev.pawl.testkit.suite;

/** A file of test cases that cannot be used; the message names the place. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what there is. */
    public SuiteException(String message) {
        super(message);
    }
}
