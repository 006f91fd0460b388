package dev.pawl.connector.function.process;

/** A function's process cannot be started; the message says what was expected. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public LaunchException(String message) {
        super(message);
    }
}
