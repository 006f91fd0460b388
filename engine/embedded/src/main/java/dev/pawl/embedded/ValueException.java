package dev.pawl.embedded;

/** A Java value and JSON do not fit together; the message says where. */
@ErrorName("ValueMismatch")
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ValueException(String message) {
        super(message);
    }
}
