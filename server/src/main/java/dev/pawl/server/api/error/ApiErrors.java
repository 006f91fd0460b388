package dev.pawl.server.api.error;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ResourceName;
import dev.pawl.engine.EngineException;

/** Wordings that several operations share. */
public final class ApiErrors {
    private static final int UNAVAILABLE = 503;
    private static final int AGAIN_SECONDS = 2;
    private static final String REASON = "reason";

    private ApiErrors() {}

    /** What the engine refused, in the form of the API. */
    public static ApiException of(EngineException refusal) {
        EngineException.Reason reason = refusal.reason();
        if (reason == EngineException.Reason.SERVICE_UNAVAILABLE) {
            return unavailable();
        }
        if (reason == EngineException.Reason.THROTTLED) {
            return ApiException.protocol(reason.code(), String.valueOf(refusal.getMessage()));
        }
        ApiException error = new ApiException(reason.code(), String.valueOf(refusal.getMessage()));
        return reason.detail().isEmpty() ? error : error.with(REASON, reason.detail());
    }

    /** It may be carried out in a moment: a partition changes hands, or the database is away. */
    public static ApiException unavailable() {
        return ApiException.protocol("ServiceUnavailable", "The request could not be carried out now. Try again.",
                UNAVAILABLE).after(AGAIN_SECONDS);
    }

    /** A text that is no ARN or one of the wrong kind. */
    public static ApiException invalidArn(ArnException problem) {
        return new ApiException("InvalidArn", "Invalid Arn: '" + problem.getMessage() + "'");
    }

    /** A name with characters that are not allowed. */
    public static ApiException invalidName(String name) {
        return new ApiException("InvalidName", "Invalid Name: '" + name + "'");
    }

    /** Fails with {@link #invalidName} unless all characters are allowed. */
    public static void requireLegalName(String name) {
        if (!ResourceName.isLegal(name)) {
            throw invalidName(name);
        }
    }

    /** A page token that we did not make. */
    public static ApiException invalidToken() {
        return new ApiException("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    /** No such machine. */
    public static ApiException stateMachineDoesNotExist(String arn) {
        return new ApiException("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    /** No such execution. */
    public static ApiException executionDoesNotExist(String arn) {
        return new ApiException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    /** No such activity. */
    public static ApiException activityDoesNotExist(String arn) {
        return new ApiException("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }

    /** Nothing that could have tags, or no such map run or alias. */
    public static ApiException resourceNotFound(String arn) {
        return new ApiException("ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    /** Standard where Express is needed, or the other way round. */
    public static ApiException typeNotSupported() {
        return new ApiException("StateMachineTypeNotSupported",
                "This operation is not supported by this type of state machine");
    }

    /** A machine's ARN with the label of a Map where the machine itself is meant. */
    public static ApiException labelledArn(String arn) {
        return validation("Expected the ARN of a state machine, but it has a label: '" + arn + "'")
                .with(REASON, "API_DOES_NOT_SUPPORT_LABELED_ARNS");
    }

    /** The ARN of a map run's child where AWS takes none. */
    public static ApiException labelledExecutionArn() {
        return validation("Labeled Execution ARNs are not supported for this API").with("reason",
                "API_DOES_NOT_SUPPORT_LABELED_ARNS");
    }

    /** A breach that only Step Functions itself can see. */
    public static ApiException validation(String message) {
        return new ApiException("ValidationException", message);
    }

    /** The caller may not do this. */
    public static ApiException accessDenied(String who, String operation, String resource) {
        return ApiException.protocol("AccessDeniedException",
                "User: " + who + " is not authorized to perform: states:" + operation + " on resource: " + resource);
    }
}
