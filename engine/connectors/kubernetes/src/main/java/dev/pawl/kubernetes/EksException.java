package dev.pawl.kubernetes;

import dev.pawl.connector.Outcome;

/** A task fails, and that is why. */
final class EksException extends RuntimeException {
    /** What AWS calls whatever its own client could not do, such as reaching the service. */
    static final String CLIENT = "EKS.SdkClientException";

    private static final long serialVersionUID = 1L;

    private final String error;

    private EksException(String error, String cause) {
        super(cause);
        this.error = error;
    }

    /** The API server could not be asked. */
    static EksException unreachable(String cause) {
        return new EksException(CLIENT, cause);
    }

    /** Nobody knows that cluster. */
    static EksException noCluster(String cause) {
        return new EksException("EKS.ResourceNotFoundException", cause);
    }

    /** The definition asks for what the configuration does not allow. */
    static EksException refused(String cause) {
        return new EksException("EKS.InvalidParameterException", cause);
    }

    /** The API server answered that it will not. */
    static EksException answered(ApiAnswer answer) {
        return new EksException("EKS." + answer.status(), answer.cause());
    }

    /** The answer is more than an execution can take. */
    static EksException tooLarge(String cause) {
        return new EksException("States.DataLimitExceeded", cause);
    }

    /** The parameters are not usable. */
    static EksException unusable(String cause) {
        return new EksException("States.Runtime", cause);
    }

    /** Whether asking again would change nothing: the configuration or the definition says so. */
    boolean isFinal() {
        return !error.equals(CLIENT) && !error.matches("EKS\\.\\d+");
    }

    String error() {
        return error;
    }

    String cause() {
        return String.valueOf(getMessage());
    }

    Outcome outcome() {
        return Outcome.Failed.of(error, cause());
    }
}
