package dev.pawl.server.login;

import java.util.Locale;

/**
 * Somebody was not signed in. The message is for the log and quotes nothing that was sent; the reason for the
 * page.
 */
final class LoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, in the words of the page that asks to sign in. */
    enum Reason {
        REFUSED, LATE, NOBODY, UNREACHABLE, FAILED;

        /** As it stands in addresses and in the audit log. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final String name;

    LoginException(Reason reason, String message) {
        this(reason, message, "");
    }

    /** As above, for somebody whom the provider calls so. */
    LoginException(Reason reason, String message, String name) {
        super(message);
        this.reason = reason;
        this.name = name;
    }

    /** Who it was; empty if that is not known. */
    String name() {
        return name;
    }

    Reason reason() {
        return reason;
    }
}
