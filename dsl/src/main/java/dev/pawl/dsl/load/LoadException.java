package dev.pawl.dsl.load;

/** Machines could not be compiled, loaded or made; the message is for whoever wrote them. */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
