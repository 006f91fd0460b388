package dev.pawl.server.login;

/**
 * Somebody was not signed in. The message is for the log and quotes nothing that was sent; the reason for the
 * page.
 */
final class LoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, in the words of the page that asks to sign in. */
    enum Reason {
        REFUSED, LATE, NOBODY, UNREACHABLE, FAILED
    }

    private final Reason reason;

    LoginException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
