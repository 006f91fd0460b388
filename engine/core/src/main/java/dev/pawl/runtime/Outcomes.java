package dev.pawl.runtime;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Trigger;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the outcome of a connector means to the execution. */
public final class Outcomes {
    static final String RUNTIME_ERROR = "States.Runtime";

    private Outcomes() {}

    /** What the answer to a start means depends on the pattern. */
    public static Trigger.ForTask started(long scheduledEventId, Pattern pattern, Outcome outcome) {
        return switch (pattern) {
            case REQUEST_RESPONSE -> switch (outcome) {
                case Outcome.Accepted accepted -> new Trigger.TaskSucceeded(scheduledEventId, accepted.output());
                case Outcome.Promised promised -> promised(scheduledEventId, promised);
                case Outcome end -> ended(scheduledEventId, end);
            };
            case SYNC, SYNC_2 -> outcome instanceof Outcome.Accepted accepted
                    ? new Trigger.TaskSubmitted(scheduledEventId, accepted.output(), Optional.of(accepted.handle()))
                    : ended(scheduledEventId, outcome);
            case WAIT_FOR_TASK_TOKEN -> switch (outcome) {
                case Outcome.Completed done ->
                    new Trigger.TaskSubmitted(scheduledEventId, done.output(), Optional.empty());
                case Outcome.Accepted accepted ->
                    new Trigger.TaskSubmitted(scheduledEventId, accepted.output(), Optional.of(accepted.handle()));
                case Outcome.Promised promised -> promised(scheduledEventId, promised);
                case Outcome.Failed failed -> ended(scheduledEventId, failed);
                case Outcome.TimedOut late -> ended(scheduledEventId, late);
            };
        };
    }

    private static Trigger.ForTask promised(long scheduledEventId, Outcome.Promised promised) {
        return new Trigger.TaskSubmitted(scheduledEventId, promised.output(), Optional.of(promised.handle()));
    }

    /** The end of the work. */
    public static Trigger.ForTask ended(long scheduledEventId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> new Trigger.TaskSucceeded(scheduledEventId, done.output());
            case Outcome.Failed failed ->
                new Trigger.TaskFailed(scheduledEventId, phase(failed.phase()), failed.failure(), failed.notBefore());
            case Outcome.TimedOut late -> new Trigger.TaskTimedOut(scheduledEventId, late.failure());
            case Outcome.Accepted accepted -> acceptedAgain(scheduledEventId);
            case Outcome.Promised promised -> acceptedAgain(scheduledEventId);
        };
    }

    private static Trigger.TaskFailed acceptedAgain(long scheduledEventId) {
        return new Trigger.TaskFailed(scheduledEventId, Event.TaskFailed.Phase.RUN,
                Failure.of(RUNTIME_ERROR, "Expected the end of the work, but the connector accepted it again"));
    }

    /** No connector does tasks of that Resource. */
    public static Outcome unsupported(TaskResource resource, Collection<Connector> connectors) {
        String available = connectors.stream().map(c -> c.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        return Outcome.Failed.of(RUNTIME_ERROR, "The resource " + resource.arn()
                + " is not supported: expected one that a connector handles, but these do not: "
                + (available.isEmpty() ? "(there are none)" : available));
    }

    /** A connector broke. */
    public static Outcome broken(Throwable what) {
        return Outcome.Failed.of(RUNTIME_ERROR, "The connector failed: " + what);
    }

    private static Event.TaskFailed.Phase phase(Outcome.Phase phase) {
        return switch (phase) {
            case SCHEDULE -> Event.TaskFailed.Phase.SCHEDULE;
            case START -> Event.TaskFailed.Phase.START;
            case SUBMIT -> Event.TaskFailed.Phase.SUBMIT;
            case RUN -> Event.TaskFailed.Phase.RUN;
        };
    }
}
