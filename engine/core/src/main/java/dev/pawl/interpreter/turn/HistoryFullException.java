package dev.pawl.interpreter.turn;

/** An execution has as many events as it may have; it ends with its next one. */
public final class HistoryFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries nothing. */
    public HistoryFullException() {
        super("history is full", null, false, false);
    }
}
