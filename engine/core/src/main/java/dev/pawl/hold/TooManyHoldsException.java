package dev.pawl.hold;

/** More executions would be held one by one than there may be. */
public final class TooManyHoldsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyHoldsException() {
        super("Expected at most " + Holds.MOST_EXECUTIONS
                + " paused executions, but there would be more. Pause their state machine instead.");
    }
}
