package dev.pawl.json;

/** Text that is not one JSON value. The message says what is wrong and at which line and column. */
public final class JsonTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, and where. */
    public JsonTextException(String message) {
        super(message);
    }
}
