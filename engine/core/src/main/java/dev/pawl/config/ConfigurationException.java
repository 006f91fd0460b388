package dev.pawl.config;

/** The configuration cannot be used; the message says what was expected, what came, and where. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public ConfigurationException(String message) {
        super(message);
    }
}
