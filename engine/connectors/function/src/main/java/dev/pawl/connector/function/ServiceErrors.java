package dev.pawl.connector.function;

import dev.pawl.connector.Outcome;
import java.util.Set;

/** How AWS names and words what Lambda's service, rather than a function, answers. */
final class ServiceErrors {
    /** Errors that the Invoke operation declares; all others go by the name of their common parent. */
    private static final Set<String> DECLARED = Set.of("CodeArtifactUserFailedException",
            "CodeArtifactUserPendingException", "EC2AccessDeniedException", "EC2ThrottledException",
            "EC2UnexpectedException", "EFSIOException", "EFSMountConnectivityException", "EFSMountFailureException",
            "EFSMountTimeoutException", "ENILimitReachedException", "InvalidParameterValueException",
            "InvalidRequestContentException", "InvalidRuntimeException", "InvalidSecurityGroupIDException",
            "InvalidSubnetIDException", "InvalidZipFileException", "KMSAccessDeniedException", "KMSDisabledException",
            "KMSInvalidStateException", "KMSNotFoundException", "RecursiveInvocationException",
            "RequestTooLargeException", "ResourceConflictException", "ResourceNotFoundException",
            "ResourceNotReadyException", "SerializedRequestEntityTooLargeException", "ServiceException",
            "SnapStartException", "SnapStartNotReadyException", "SnapStartTimeoutException",
            "SubnetIPAddressLimitReachedException", "TooManyRequestsException", "UnsupportedMediaTypeException");

    private ServiceErrors() {}

    static Outcome outcome(Answer.Refused refused) {
        String code = refused.code().orElseGet(() -> switch (refused.status()) {
            case 404 -> "ResourceNotFoundException";
            case 429 -> "TooManyRequestsException";
            case 500 -> "ServiceException";
            default -> "Unknown";
        });
        return Outcome.Failed.of("Lambda." + (DECLARED.contains(code) ? code : "AWSLambdaException"),
                refused.message() + " (Service: AWSLambda; Status Code: " + refused.status() + "; Error Code: " + code
                        + "; Request ID: " + refused.requestId() + "; Proxy: null)");
    }

    static Outcome outcome(Answer.Unreachable unreachable) {
        return Outcome.Failed.of("Lambda.SdkClientException", unreachable.message());
    }
}
