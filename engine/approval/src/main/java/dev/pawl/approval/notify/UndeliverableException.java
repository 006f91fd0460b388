package dev.pawl.approval.notify;

/** A notification cannot be delivered, and never will be: no such address, refused for good. */
public final class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for people, without secrets. */
    public UndeliverableException(String message) {
        super(message);
    }
}
