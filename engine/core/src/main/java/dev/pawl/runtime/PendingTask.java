package dev.pawl.runtime;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import dev.pawl.store.WorkItem.Phase;
import java.time.Duration;
import java.util.Optional;

/** One attempt at a task that has no outcome yet. */
record PendingTask(long scheduledEventId, int frame, Event.TaskScheduled scheduled, Phase phase,
        Optional<Payload> handle, int retryCount, int redriveCount) {

    PendingTask in(Phase further, Optional<Payload> newHandle) {
        return new PendingTask(scheduledEventId, frame, scheduled, further, newHandle, retryCount, redriveCount);
    }

    /** The same, scheduled after so many redrives. */
    PendingTask after(int redrives) {
        return new PendingTask(scheduledEventId, frame, scheduled, phase, handle, retryCount, redrives);
    }

    /** The Resource again, from what its event says. */
    TaskResource resource() {
        return switch (scheduled.kind()) {
            case ACTIVITY -> new TaskResource.Activity(scheduled.resource());
            case LAMBDA_FUNCTION -> new TaskResource.LambdaFunction(scheduled.resource());
            case SERVICE -> integration();
        };
    }

    private TaskResource integration() {
        String action = scheduled.resource();
        Pattern pattern = Pattern.REQUEST_RESPONSE;
        for (Pattern p : Pattern.values()) {
            if (!p.suffix().isEmpty() && action.endsWith(p.suffix())) {
                pattern = p;
            }
        }
        String bare = action.substring(0, action.length() - pattern.suffix().length());
        return new TaskResource.Integration("arn:aws:states:::" + scheduled.resourceType() + ":" + action,
                scheduled.resourceType(), bare, pattern);
    }

    /** When the task is over, of a service; request/response of a function. */
    Pattern pattern() {
        return resource() instanceof TaskResource.Integration i ? i.pattern() : Pattern.REQUEST_RESPONSE;
    }

    boolean isActivity() {
        return scheduled.kind() == TaskKind.ACTIVITY;
    }

    /** Whether somebody outside may bring an outcome by its token. */
    boolean hasToken() {
        return isActivity() || pattern() == Pattern.WAIT_FOR_TASK_TOKEN;
    }

    /** Whether the service that took it in may bring its end, and nobody else. */
    boolean isPromised() {
        return !isActivity() && pattern() == Pattern.REQUEST_RESPONSE;
    }

    /** Whether the end of work that a service has accepted is the end of the task. */
    boolean waitsForService() {
        return switch (pattern()) {
            case SYNC, SYNC_2 -> true;
            case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> false;
        };
    }

    TaskToken token(ExecutionInfo info) {
        return new TaskToken(info.arn(), scheduledEventId, redriveCount, scheduled.secret());
    }

    TaskRequest request(ExecutionInfo info) {
        Optional<Duration> timeout = scheduled.timeoutInSeconds().isPresent()
                ? Optional.of(Duration.ofSeconds(scheduled.timeoutInSeconds().getAsLong()))
                : Optional.empty();
        return new TaskRequest(resource(), scheduled.input(), token(info).encode(), info.arn(),
                info.stateMachineArn(), scheduled.roleArn(), timeout, retryCount, scheduled.before(),
                scheduled.references(), Optional.empty());
    }
}
