package dev.pawl.server.tls;

/** A certificate or a key cannot be used; the message says which file and what to do. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public TlsException(String message) {
        super(message);
    }
}
