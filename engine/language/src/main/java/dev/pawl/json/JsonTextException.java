package dev.pawl.json;

/** Text that is not one JSON value. The message says what is wrong and at which line and column. */
public final class JsonTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final boolean beyondLimits;

    /** With what is wrong, and where. */
    public JsonTextException(String message) {
        this(message, false);
    }

    /** With what is wrong, and whether it is JSON but too deep or too large. */
    JsonTextException(String message, boolean beyondLimits) {
        super(message);
        this.beyondLimits = beyondLimits;
    }

    /** Whether the text may be JSON, but goes beyond the limits on nesting and size. */
    public boolean beyondLimits() {
        return beyondLimits;
    }
}
