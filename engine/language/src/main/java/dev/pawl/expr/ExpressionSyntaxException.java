package dev.pawl.expr;

/** An expression that cannot be read: a problem of the definition, found when it is loaded. */
public final class ExpressionSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong in AWS's words where they are known. */
    public ExpressionSyntaxException(String message) {
        super(message);
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
