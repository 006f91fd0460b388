package dev.pawl.server.access;

/** What was asked of keys and tokens cannot be; the message may be shown to whoever asked. */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** What was asked is not as it should be. */
        INVALID,
        /** There is no key or token of that id. */
        NOT_FOUND,
        /** Who asks has less than would be given. */
        NOT_YOURS,
        /** There are as many as there may be. */
        TOO_MANY
    }

    private final Reason reason;

    AccessException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}
