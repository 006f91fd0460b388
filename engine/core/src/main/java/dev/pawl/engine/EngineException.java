package dev.pawl.engine;

import dev.pawl.arn.ArnException;

/** An operation was refused; nothing was changed. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why an operation is refused: the constants' codes are the names of AWS's errors. */
    public enum Reason {
        ACTIVITY_DOES_NOT_EXIST("ActivityDoesNotExist"), EXECUTION_ALREADY_EXISTS(
                "ExecutionAlreadyExists"), EXECUTION_DOES_NOT_EXIST("ExecutionDoesNotExist"), EXECUTION_NOT_REDRIVABLE(
                        "ExecutionNotRedrivable"), INVALID_ARN(
                                "InvalidArn"), INVALID_DEFINITION("InvalidDefinition"), INVALID_EXECUTION_INPUT(
                                        "InvalidExecutionInput"), INVALID_NAME("InvalidName"), INVALID_OUTPUT(
                                                "InvalidOutput"), INVALID_TOKEN(
                                                        "InvalidToken"), MISSING_REQUIRED_PARAMETER(
                                                                "MissingRequiredParameter"), RESOURCE_NOT_FOUND(
                                                                        "ResourceNotFound"), STATE_MACHINE_ALREADY_EXISTS(
                                                                                "StateMachineAlreadyExists"), STATE_MACHINE_DELETING(
                                                                                        "StateMachineDeleting"), STATE_MACHINE_DOES_NOT_EXIST(
                                                                                                "StateMachineDoesNotExist"), STATE_MACHINE_TYPE_NOT_SUPPORTED(
                                                                                                        "StateMachineTypeNotSupported"), TASK_DOES_NOT_EXIST(
                                                                                                                "TaskDoesNotExist"), TASK_TIMED_OUT(
                                                                                                                        "TaskTimedOut"), TOO_MANY_TAGS(
                                                                                                                                "TooManyTags"),
        /** Something else stands against it: another revision, an alias, another alias of that name. */
        CONFLICT("ConflictException"),
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
        /** A limit on how many there may be of something. */
        SERVICE_QUOTA_EXCEEDED("ServiceQuotaExceededException"),
        /** The label of a Map stands where a machine is meant. */
        LABELLED_ARN(Reason.SEVERAL_REASONS, "API_DOES_NOT_SUPPORT_LABELED_ARNS"),
        /** An alias would not route to one or two versions of one machine. */
        INVALID_ROUTING(Reason.SEVERAL_REASONS, "INVALID_ROUTING_CONFIGURATION"),
        /** Nothing to do was given. */
        NOTHING_TO_CHANGE(Reason.SEVERAL_REASONS, "MISSING_REQUIRED_PARAMETER"),
        /** A map run has ended. */
        COMPLETED_MAP_RUN(Reason.SEVERAL_REASONS, "CANNOT_UPDATE_COMPLETED_MAP_RUN"),
        /** The server protects itself; the same request may be taken a little later. */
        THROTTLED("ThrottlingException"),
        /** Not the caller's fault: the store, or the node that owns the execution, did not answer as it should. */
        SERVICE_UNAVAILABLE("ServiceUnavailable");

        /** An error that says why in a member of its own. */
        private static final String SEVERAL_REASONS = "ValidationException";

        private final String code;
        private final String detail;

        Reason(String code) {
            this(code, "");
        }

        Reason(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        /** The error's member {@code reason}; empty if it has none. */
        public String detail() {
            return detail;
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

    static EngineException deleting(String arn) {
        return new EngineException(Reason.STATE_MACHINE_DELETING, "State Machine is deleting: '" + arn + "'");
    }

    static EngineException labelled(String arn) {
        return new EngineException(Reason.LABELLED_ARN,
                "Expected the ARN of a state machine, but it has a label: '" + arn + "'");
    }

    static EngineException routing(String problem) {
        return new EngineException(Reason.INVALID_ROUTING, problem);
    }

    /** AWS does not say which. */
    static EngineException noSuchThing() {
        return new EngineException(Reason.RESOURCE_NOT_FOUND, "Request references a resource that does not exist.");
    }

    static EngineException quota(String what, int atMost) {
        return new EngineException(Reason.SERVICE_QUOTA_EXCEEDED,
                "Expected at most " + atMost + " " + what + " of a state machine, but there would be more");
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
