package dev.pawl.http.call;

import java.time.Duration;
import java.util.Optional;

/** A call that cannot be made, or came to nothing: an error of the workflow. */
public final class CallException extends Exception {
    /** The request or the answer is not what a task can have. */
    public static final String RUNTIME = "States.Runtime";
    /** There was no answer. */
    public static final String SOCKET = "States.Http.Socket";
    /** The rules forbid it. */
    public static final String PERMISSIONS = "States.Permissions";

    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient Optional<Duration> notBefore;

    /** With an error's name and a whole sentence. */
    public CallException(String error, String cause) {
        this(error, cause, Optional.empty());
    }

    /** As above, with how long the service asks to be left alone. */
    public CallException(String error, String cause, Optional<Duration> notBefore) {
        super(cause);
        this.error = error;
        this.notBefore = notBefore;
    }

    /** What Retry and Catch compare. */
    public String error() {
        return error;
    }

    /** The cause. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** How long the service asks to be left alone. */
    public Optional<Duration> notBefore() {
        return notBefore;
    }
}
