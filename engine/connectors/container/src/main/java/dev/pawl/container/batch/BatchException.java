package dev.pawl.container.batch;

import dev.pawl.connector.Outcome;
import java.util.UUID;

/** A job cannot be submitted. */
final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    private BatchException(String error, String cause) {
        super(cause);
        this.error = error;
    }

    /** As the service would answer. */
    static BatchException client(String message) {
        return new BatchException("Batch.ClientException", message
                + " (Service: AWSBatch; Status Code: 400; Error Code: ClientException; Request ID: "
                + UUID.randomUUID() + "; Proxy: null)");
    }

    /** As Step Functions says it of parameters that make no sense. */
    static BatchException unusable(String parameters, String problem) {
        return new BatchException("States.Runtime", "The Parameters '" + parameters
                + "' could not be used to start the Task: [" + problem + "]");
    }

    Outcome outcome() {
        return Outcome.Failed.of(error, String.valueOf(getMessage()));
    }
}
