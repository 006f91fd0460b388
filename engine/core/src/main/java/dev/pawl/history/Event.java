package dev.pawl.history;

import dev.pawl.asl.StateType;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happened. Named as AWS's event types; where AWS has one type for each kind of state or task, the kind
 * is a part
 * of the value. Components marked internal are stored and never shown: they are what the state needs and
 * AWS's fields
 * do not say.
 */
public sealed interface Event {

    /** A fact that is ours alone: never shown, and without an id of its own. */
    sealed interface Internal extends Event {}

    /** Events of the execution as a whole. */
    sealed interface OfExecution extends Event {}

    /** Events of one state, whatever its kind. */
    sealed interface OfState extends Event {}

    /** Events of one attempt at a task. */
    sealed interface OfTask extends Event {
        /** The family that it belongs to. */
        TaskKind kind();
    }

    /** Events of Parallel and Map states and of iterations. */
    sealed interface OfBranches extends Event {}

    /** ExecutionStarted. */
    record ExecutionStarted(Payload input, String roleArn, Optional<String> stateMachineAliasArn,
            Optional<String> stateMachineVersionArn) implements OfExecution {}

    /** ExecutionSucceeded. */
    record ExecutionSucceeded(Payload output) implements OfExecution {}

    /** ExecutionFailed. */
    record ExecutionFailed(Failure failure) implements OfExecution {}

    /** ExecutionAborted. */
    record ExecutionAborted(Failure failure) implements OfExecution {}

    /** ExecutionTimedOut. */
    record ExecutionTimedOut(Failure failure) implements OfExecution {}

    /**
     * ExecutionRedriven.
     *
     * @param redriveCount
     *            with this one
     * @param clientToken
     *            internal: whoever asks again with it means this redrive
     */
    record ExecutionRedriven(int redriveCount, String clientToken) implements OfExecution {}

    /** PassStateEntered, TaskStateEntered and so on. */
    record StateEntered(StateType state, String name, Payload input) implements OfState {}

    /**
     * PassStateExited, TaskStateExited and so on.
     *
     * @param assigned
     *            variables set on the way out
     * @param next
     *            internal: the state that follows; none at the end of the flow
     */
    record StateExited(StateType state, String name, Payload output, Map<String, Payload> assigned,
            Optional<String> next) implements OfState {}

    /** TaskStateAborted, WaitStateAborted, MapStateAborted or ParallelStateAborted. */
    record StateAborted(StateType state) implements OfState {}

    /** EvaluationFailed. */
    record EvaluationFailed(Failure failure, Optional<String> location, String state) implements OfState {}

    /**
     * ActivityScheduled, LambdaFunctionScheduled or TaskScheduled.
     *
     * @param resourceType
     *            the service; empty for activities and functions
     * @param resource
     *            the action with its pattern, or the ARN
     * @param input
     *            what it is called with: AWS shows it as input or as parameters
     * @param roleArn
     *            of Credentials
     * @param secret
     *            internal: what makes the task's token hard to guess
     * @param before
     *            internal: how work is found again that was accepted before the execution was redriven
     * @param references
     *            internal: JSON Pointers to texts of the input that the definition itself holds and that refer to
     *            something in double braces
     */
    record TaskScheduled(TaskKind kind, String resourceType, String resource, String region, Payload input,
            OptionalLong timeoutInSeconds, OptionalLong heartbeatInSeconds, Optional<String> roleArn, String secret,
            Optional<Payload> before, List<String> references)
            implements
                OfTask {
        /** Keeps its own copy. */
        public TaskScheduled {
            references = List.copyOf(references);
        }
    }

    /** ActivityStarted, LambdaFunctionStarted or TaskStarted. */
    record TaskStarted(TaskKind kind, String resourceType, String resource, Optional<String> workerName)
            implements
                OfTask {}

    /**
     * TaskSubmitted.
     *
     * @param handle
     *            internal: how the work is found again
     */
    record TaskSubmitted(String resourceType, String resource, Payload output, Optional<Payload> handle)
            implements
                OfTask {
        @Override
        public TaskKind kind() {
            return TaskKind.SERVICE;
        }
    }

    /** ActivitySucceeded, LambdaFunctionSucceeded or TaskSucceeded. */
    record TaskSucceeded(TaskKind kind, String resourceType, String resource, Payload output) implements OfTask {}

    /** ActivityFailed, LambdaFunctionScheduleFailed, TaskSubmitFailed and so on. */
    record TaskFailed(TaskKind kind, Phase phase, String resourceType, String resource, Failure failure)
            implements
                OfTask {
        /** What failed: it decides the event's type. */
        public enum Phase {
            SCHEDULE, START, SUBMIT, RUN
        }
    }

    /** ActivityTimedOut, LambdaFunctionTimedOut or TaskTimedOut. */
    record TaskTimedOut(TaskKind kind, String resourceType, String resource, Failure failure) implements OfTask {}

    /**
     * ParallelStateStarted.
     *
     * @param input
     *            internal: what each branch begins with
     * @param branches
     *            internal: how many there are
     */
    record ParallelStateStarted(Payload input, int branches) implements OfBranches {}

    /** ParallelStateSucceeded. */
    record ParallelStateSucceeded() implements OfBranches {}

    /** ParallelStateFailed. */
    record ParallelStateFailed() implements OfBranches {}

    /**
     * MapStateStarted.
     *
     * @param length
     *            how many items
     * @param items
     *            internal: an array, or for JSONata an object; null if a map run has them
     * @param maxConcurrency
     *            internal: 0 for no limit
     */
    record MapStateStarted(int length, Payload items, int maxConcurrency) implements OfBranches {}

    /** MapStateSucceeded. */
    record MapStateSucceeded() implements OfBranches {}

    /** MapStateFailed. */
    record MapStateFailed() implements OfBranches {}

    /**
     * MapIterationStarted.
     *
     * @param input
     *            internal: what the iteration begins with
     */
    record MapIterationStarted(String name, int index, Payload input) implements OfBranches {}

    /** MapIterationSucceeded. */
    record MapIterationSucceeded(String name, int index) implements OfBranches {}

    /** MapIterationFailed. */
    record MapIterationFailed(String name, int index) implements OfBranches {}

    /** MapIterationAborted. */
    record MapIterationAborted(String name, int index) implements OfBranches {}

    /** MapRunStarted: the items of a distributed Map begin to become executions. */
    record MapRunStarted(String mapRunArn) implements OfBranches {}

    /** MapRunSucceeded. */
    record MapRunSucceeded() implements OfBranches {}

    /** MapRunFailed. */
    record MapRunFailed(Failure failure) implements OfBranches {}

    /** MapRunRedriven. */
    record MapRunRedriven(String mapRunArn, int redriveCount) implements OfBranches {}

    /** MapRunAborted. */
    record MapRunAborted() implements OfBranches {}

    /** A Wait state knows when it ends. */
    record WaitPlanned(Instant until) implements Internal {}

    /**
     * A failed state will be tried again.
     *
     * @param retrier
     *            index of the retrier that decided so
     * @param until
     *            when its interval is over
     */
    record RetryPlanned(int retrier, Instant until) implements Internal {}

    /** The interval before a retry is over, and the state begins anew. */
    record RetryBegun() implements Internal {}

    /**
     * What came before happened in another execution, of which this one is a fork; from here on it goes its own
     * way.
     *
     * @param origin
     *            ARN of the other one
     * @param frame
     *            the line of control that goes on there
     * @param at
     *            when it entered it
     * @param begins
     *            the state's name under {@code state}, its input under {@code input}, and under {@code variables}
     *            the variables of frames, by frame, where they are other than there
     */
    record Forked(String origin, int frame, Instant at, Payload begins) implements Internal {}

    /**
     * From here on the execution runs another revision of its machine.
     *
     * @param fromRevision
     *            key of the revision before
     * @param toRevision
     *            key of the revision from here on
     */
    record Migrated(long fromRevision, long toRevision) implements Internal {}
}
