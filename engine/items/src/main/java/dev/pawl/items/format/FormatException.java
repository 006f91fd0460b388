package dev.pawl.items.format;

import java.io.IOException;

/** Bytes that are not what they were said to be. The message is for whoever runs the workflow. */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With what was expected. */
    public FormatException(String message) {
        super(message);
    }

    /** With what was expected, and what shows that it is not so. */
    public FormatException(String message, Throwable why) {
        super(message, why);
    }
}
