package dev.pawl.store.jooq;

/** The database cannot be used, or not now; the message says which and why. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what was found. */
    public StoreException(String message) {
        super(message);
    }

    /** With what lies behind it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
