package dev.pawl.limit;

/** The key or the priority of a start under a limit could not be found out: the start is refused. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyException(String message) {
        super(message, null, false, false);
    }
}
