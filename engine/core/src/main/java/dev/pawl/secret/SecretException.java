package dev.pawl.secret;

/** A secret cannot be had; the message names it and says why, and never what it is. */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public SecretException(String message) {
        super(message);
    }
}
