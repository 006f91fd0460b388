package dev.pawl.connector.function;

/** Fails a function with an error name that Retry and Catch compare. */
public final class FunctionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    /** With the error's name, such as {@code RateServiceBusy}, and what happened. */
    public FunctionException(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    /** The error's name. */
    public String errorType() {
        return errorType;
    }
}
