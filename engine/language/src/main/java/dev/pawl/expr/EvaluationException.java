package dev.pawl.expr;

import java.util.Optional;

/**
 * An expression that could not be evaluated. It carries what becomes a workflow error: the error's name, what
 * is wrong in
 * AWS's words but without the leading "An error occurred while executing the state …", and where.
 */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient Optional<String> location;

    /** With the name of the error, such as {@code States.QueryEvaluationError}, and its text. */
    public EvaluationException(String error, String message) {
        this(error, message, Optional.empty());
    }

    /** With the field in which the expression stands, such as {@code Output/total}. */
    public EvaluationException(String error, String message, Optional<String> location) {
        super(message, null, false, false);
        this.error = error;
        this.location = location;
    }

    /** Name of the error. */
    public String error() {
        return error;
    }

    /** The field, and the way to the expression inside it, if known. */
    public Optional<String> location() {
        return location;
    }

    /** What went wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
