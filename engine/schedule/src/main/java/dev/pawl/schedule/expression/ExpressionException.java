package dev.pawl.schedule.expression;

/** An expression or a time zone that cannot be read; the message says what was expected and where. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message that reads "Expected …, but …". */
    public ExpressionException(String message) {
        super(message);
    }
}
