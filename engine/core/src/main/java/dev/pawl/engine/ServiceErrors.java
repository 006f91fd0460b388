package dev.pawl.engine;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** How a task shows that the engine's own API refused: as AWS's service integrations word it. */
enum ServiceErrors {
    /** Of {@code arn:aws:states:::states:…}. */
    OPTIMISED {
        @Override
        Outcome failed(String code, String message, String requestId) {
            return Outcome.Failed.of("StepFunctions." + exceptionName(code),
                    message + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + "; Request ID: "
                            + requestId + "; Proxy: null)");
        }
    },
    /** Of {@code arn:aws:states:::aws-sdk:sfn:…}. */
    SDK {
        @Override
        Outcome failed(String code, String message, String requestId) {
            return Outcome.Failed.of("Sfn." + exceptionName(code), message
                    + " (Service: Sfn, Status Code: 400, Request ID: " + requestId
                    + ") (SDK Attempt Count: 1)");
        }
    };

    abstract Outcome failed(String code, String message, String requestId);

    /** The request's id follows from the task, as all that it is shown does: told again, the same is told. */
    Outcome outcome(Throwable thrown, TaskRequest request) {
        Throwable cause = unwrap(thrown);
        return cause instanceof EngineException e
                ? failed(e.reason().code(), String.valueOf(e.getMessage()), id(request))
                : Outcome.Failed.of("States.Runtime", "The engine failed: " + cause);
    }

    private static String id(TaskRequest request) {
        return UUID.nameUUIDFromBytes((request.token() + "#refused").getBytes(StandardCharsets.UTF_8)).toString();
    }

    static Throwable unwrap(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static String exceptionName(String code) {
        return code.endsWith("Exception") ? code : code + "Exception";
    }
}
