package dev.pawl.engine;

import dev.pawl.arn.ArnException;

/** An operation was refused; nothing was changed. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why an operation is refused: the constants' codes are the names of AWS's errors. */
    public enum Reason {
        ACTIVITY_DOES_NOT_EXIST("ActivityDoesNotExist"), EXECUTION_ALREADY_EXISTS(
                "ExecutionAlreadyExists"), EXECUTION_DOES_NOT_EXIST("ExecutionDoesNotExist"), EXECUTION_NOT_REDRIVABLE("ExecutionNotRedrivable"), INVALID_ARN(
                        "InvalidArn"), INVALID_DEFINITION("InvalidDefinition"), INVALID_EXECUTION_INPUT(
                                "InvalidExecutionInput"), INVALID_NAME("InvalidName"), INVALID_OUTPUT(
                                        "InvalidOutput"), INVALID_TOKEN("InvalidToken"), MISSING_REQUIRED_PARAMETER(
                                                "MissingRequiredParameter"), RESOURCE_NOT_FOUND(
                                                        "ResourceNotFound"), STATE_MACHINE_ALREADY_EXISTS(
                                                                "StateMachineAlreadyExists"), STATE_MACHINE_DELETING(
                                                                        "StateMachineDeleting"), STATE_MACHINE_DOES_NOT_EXIST(
                                                                                "StateMachineDoesNotExist"), STATE_MACHINE_TYPE_NOT_SUPPORTED(
                                                                                        "StateMachineTypeNotSupported"), TASK_DOES_NOT_EXIST(
                                                                                                "TaskDoesNotExist"), TASK_TIMED_OUT(
                                                                                                        "TaskTimedOut"), TOO_MANY_TAGS(
                                                                                                                "TooManyTags"),
        /** More activities than there may be. */
        ACTIVITY_LIMIT_EXCEEDED("ActivityLimitExceeded"),
        /** More workers than may wait at one activity. */
        ACTIVITY_WORKER_LIMIT_EXCEEDED("ActivityWorkerLimitExceeded"),
        /** More executions than may run. */
        EXECUTION_LIMIT_EXCEEDED("ExecutionLimitExceeded"),
        /** More machines than there may be. */
        STATE_MACHINE_LIMIT_EXCEEDED("StateMachineLimitExceeded"),
        /** What is asked for contradicts itself. */
        VALIDATION("ValidationException"),
        /** Not the caller's fault: the store, or the node that owns the execution, did not answer as it should. */
        SERVICE_UNAVAILABLE("ServiceUnavailable");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The name of AWS's error. */
        public String code() {
            return code;
        }
    }

    /** With a message as AWS words it. */
    public EngineException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    static EngineException invalidArn(ArnException problem) {
        return new EngineException(Reason.INVALID_ARN, "Invalid Arn: '" + problem.getMessage() + "'");
    }

    static EngineException noMachine(String arn) {
        return new EngineException(Reason.STATE_MACHINE_DOES_NOT_EXIST,
                "State Machine Does Not Exist: '" + arn + "'");
    }

    static EngineException noExecution(String arn) {
        return new EngineException(Reason.EXECUTION_DOES_NOT_EXIST, "Execution Does Not Exist: '" + arn + "'");
    }

    static EngineException notRedrivable(String arn, String why) {
        return new EngineException(Reason.EXECUTION_NOT_REDRIVABLE,
                "Execution " + arn + " invalid for redrive as: " + why);
    }

    static EngineException noActivity(String arn) {
        return new EngineException(Reason.ACTIVITY_DOES_NOT_EXIST, "Activity Does Not Exist: '" + arn + "'");
    }

    static EngineException invalidName(String name) {
        return new EngineException(Reason.INVALID_NAME, "Invalid Name: '" + name + "'");
    }

    static EngineException unavailable(String why) {
        return new EngineException(Reason.SERVICE_UNAVAILABLE, why);
    }
}
