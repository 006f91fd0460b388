package dev.pawl.aws.call;

import dev.pawl.aws.call.Integrations.Old;
import dev.pawl.connector.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How Step Functions names and words what goes wrong. */
final class Failures {
    private static final String RUNTIME = "States.Runtime";
    private static final String CLIENT = ".SdkClientException";

    private Failures() {}

    /** The call cannot be made: that is the definition's or the server's fault, and Retry does not help. */
    static Outcome runtime(String cause) {
        return Outcome.Failed.of(RUNTIME, cause);
    }

    static Outcome unusable(String parameters, List<String> problems) {
        return runtime("The Parameters '" + parameters + "' could not be used to start the Task: ["
                + String.join(", ", problems) + "]");
    }

    /** A service is not even asked. */
    static Outcome denied(String service, String reason) {
        return Outcome.Failed.of(service.equals("S3") ? "S3.S3Exception" : service + ".AccessDeniedException",
                reason + " (Service: " + service + ", Status Code: 403, Error Code: AccessDenied)");
    }

    static Outcome tooLong(String cause) {
        return Outcome.Failed.of("States.DataLimitExceeded", cause);
    }

    static Outcome late(String service, long limitMillis) {
        return Outcome.Failed.of(service + CLIENT,
                "Client execution did not complete before the specified timeout configuration: " + limitMillis
                        + " millis");
    }

    /** The service said no, in the words of this version of the SDK. */
    static Outcome service(String service, AwsServiceException e) {
        return Outcome.Failed.of(service + "." + e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }

    /** The service said no, in the words of version 1. */
    static Outcome service(String service, AwsServiceException e, Old old) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? e.getMessage() : details.errorMessage();
        String name = e.getClass().getSimpleName();
        String shown = name.equals(service + "Exception") ? old.exception() : name;
        return Outcome.Failed.of(old.errors() + "." + shown,
                message + " (Service: " + old.service() + "; Status Code: " + e.statusCode() + "; Error Code: " + code
                        + "; Request ID: " + e.requestId() + extended(e.extendedRequestId()) + "; Proxy: null)");
    }

    private static String extended(@Nullable String id) {
        return id == null ? "" : "; Extended Request ID: " + id;
    }

    /** No answer came. */
    static Outcome unreachable(String service, Throwable e) {
        return Outcome.Failed.of(service + CLIENT,
                String.valueOf(e.getMessage()).replaceFirst(" \\(SDK Attempt Count: \\d+\\)$", ""));
    }
}
