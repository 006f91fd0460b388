package dev.pawl.server.webhook;

/** What a caller is told instead of an answer. It has no stack trace: nothing of ours is broken. */
final class WebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    WebhookException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
