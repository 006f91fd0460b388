package dev.pawl.teststate.mock;

/** A test that AWS would not even begin. */
public final class StateTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        /** Something in the request contradicts something else. */
        VALIDATION,
        /** The definition is wrong, or of a kind that cannot be tested. */
        DEFINITION,
        /** The input is not JSON. */
        INPUT
    }

    /** With a message as AWS words it. */
    public StateTestException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** A request that contradicts itself. */
    public static StateTestException validation(String message) {
        return new StateTestException(Reason.VALIDATION, message);
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
