package dev.pawl.container.ecs;

import dev.pawl.connector.Outcome;
import java.util.UUID;

/** ECS refuses a request. */
final class EcsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String code;
    private final int status;

    private EcsException(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** What is asked for is not there, or cannot be done. */
    static EcsException client(String message) {
        return new EcsException("ClientException", BAD_REQUEST, message);
    }

    /** A parameter makes no sense. */
    static EcsException parameter(String message) {
        return new EcsException("InvalidParameterException", BAD_REQUEST, message);
    }

    /** It may work later. */
    static EcsException server(String message) {
        return new EcsException("ServerException", SERVER_ERROR, message);
    }

    /** As an optimized integration shows it. */
    Outcome outcome() {
        return Outcome.Failed.of("ECS." + code, getMessage() + " (Service: AmazonECS; Status Code: " + status
                + "; Error Code: " + code + "; Request ID: " + UUID.randomUUID() + "; Proxy: null)");
    }
}
