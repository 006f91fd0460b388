package dev.pawl.engine;

import dev.pawl.connector.Outcome;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** How a task shows that the engine's own API refused: as AWS's service integrations word it. */
enum ServiceErrors {
    /** Of {@code arn:aws:states:::states:…}. */
    OPTIMISED {
        @Override
        Outcome failed(String code, String message) {
            return Outcome.Failed.of("StepFunctions." + exceptionName(code),
                    message + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + "; Request ID: "
                            + UUID.randomUUID() + "; Proxy: null)");
        }
    },
    /** Of {@code arn:aws:states:::aws-sdk:sfn:…}. */
    SDK {
        @Override
        Outcome failed(String code, String message) {
            return Outcome.Failed.of("Sfn." + exceptionName(code), message
                    + " (Service: Sfn, Status Code: 400, Request ID: " + UUID.randomUUID()
                    + ") (SDK Attempt Count: 1)");
        }
    };

    abstract Outcome failed(String code, String message);

    Outcome outcome(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        return cause instanceof EngineException e
                ? failed(e.reason().code(), String.valueOf(e.getMessage()))
                : Outcome.Failed.of("States.Runtime", "The engine failed: " + cause);
    }

    static Throwable unwrap(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static String exceptionName(String code) {
        return code.endsWith("Exception") ? code : code + "Exception";
    }
}
