package dev.pawl.server.api.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error that the caller is told about. It has no stack trace: nothing of ours is broken. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    /** Whose error it is; AWS puts it before the code, and SDKs cut it off again. */
    public enum Origin {
        /** Step Functions itself. */
        SERVICE("com.amazonaws.swf.service.v2.model#"),
        /** The check of a request against the API's model. */
        VALIDATION("com.amazon.coral.validate#"),
        /** The layer below: protocol, signature, limits. */
        PROTOCOL("com.amazon.coral.service#");

        private final String prefix;

        Origin(String prefix) {
            this.prefix = prefix;
        }
    }

    private final Origin origin;
    private final String code;
    private final int httpStatus;
    private final transient Map<String, String> fields;
    private long waitSeconds;

    private ApiException(Origin origin, String code, String message, int httpStatus, Map<String, String> fields) {
        super(message, null, false, false);
        this.origin = origin;
        this.code = code;
        this.httpStatus = httpStatus;
        this.fields = fields;
    }

    /** An error of the model, such as {@code ExecutionDoesNotExist}; all of them have status 400. */
    public ApiException(String code, String message) {
        this(Origin.SERVICE, code, message, BAD_REQUEST, Map.of());
    }

    /** An error below the operations. An empty message is left out of the answer. */
    public static ApiException protocol(String code, String message, int httpStatus) {
        return new ApiException(Origin.PROTOCOL, code, message, httpStatus, Map.of());
    }

    /** An error below the operations with status 400. */
    public static ApiException protocol(String code, String message) {
        return protocol(code, message, BAD_REQUEST);
    }

    /** A request that breaks constraints of the model: all of them, in AWS's form. */
    public static ApiException violations(List<String> problems) {
        String count = problems.size() == 1 ? "1 validation error" : problems.size() + " validation errors";
        return new ApiException(Origin.VALIDATION, "ValidationException",
                count + " detected: " + String.join("; ", problems), BAD_REQUEST, Map.of());
    }

    /** The same error with one more member, such as {@code reason} of a ValidationException. */
    public ApiException with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ApiException(origin, code, message(), httpStatus, more);
    }

    /** The same error, told to wait so many seconds before the next attempt. */
    public ApiException after(long seconds) {
        ApiException error = new ApiException(origin, code, message(), httpStatus, fields);
        error.waitSeconds = seconds;
        return error;
    }

    /** How long to wait before the next attempt; 0 if that is not said. */
    public long waitSeconds() {
        return waitSeconds;
    }

    /** The name that SDKs tell errors apart by. */
    public String code() {
        return code;
    }

    /** The code with its name space, as it stands in {@code __type}. */
    public String type() {
        return origin.prefix + code;
    }

    /** What is wrong, or an empty text. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Members besides type and message, in order. */
    public Map<String, String> fields() {
        return fields;
    }
}
