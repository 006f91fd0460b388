package dev.pawl.runtime;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of connectors that are under way, and what becomes of their outcomes. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final Duration SOONEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LATEST_RETRY = Duration.ofMinutes(1);
    private static final String RUNTIME_ERROR = "States.Runtime";

    private final List<Connector> connectors;
    private final EngineClock clock;
    private final Duration startedAfter;
    private final Posts posts;
    private final ConcurrentMap<Key, Call> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile boolean closed;

    private record Key(String executionArn, long scheduledEventId, boolean attached) {}

    private static final class Call {
        private final long beganNanos;
        private volatile boolean told;

        Call(long beganNanos) {
            this.beganNanos = beganNanos;
        }
    }

    Calls(List<Connector> connectors, EngineClock clock, Duration startedAfter, Posts posts) {
        this.connectors = List.copyOf(connectors);
        this.clock = clock;
        this.startedAfter = startedAfter;
        this.posts = posts;
    }

    /** Has a task done; once at a time for each attempt. */
    void run(Mailbox mailbox, Live live, PendingTask task, boolean again) {
        Key key = new Key(live.info().arn(), task.scheduledEventId(), false);
        if (underWay.putIfAbsent(key, new Call(clock.nanoTime())) != null) {
            return;
        }
        mailbox.callBegins();
        sweepSoon();
        TaskRequest request = task.request(live.info());
        start(request, again).whenComplete((outcome, broken) -> {
            underWay.remove(key);
            Trigger trigger = trigger(task, outcomeOf(outcome, broken));
            Mail mail = Mail.of(new Signal.Tell(trigger));
            if (!mailbox.postOutcome(mail)) {
                posts.post(key.executionArn(), mail);
            }
        });
    }

    /** Watches work that a service has accepted. Its execution may leave memory meanwhile. */
    void attach(Live live, PendingTask task) {
        attach(task, task.request(live.info()));
    }

    /** As above, for an execution that is not in memory. */
    void attach(PendingTask task, TaskRequest request) {
        Key key = new Key(request.executionArn(), task.scheduledEventId(), true);
        Outcome.Accepted accepted = accepted(task).orElseGet(() -> new Outcome.Accepted(Payload.NULL, Payload.NULL));
        Optional<Connector> connector = connectorOf(request.resource());
        if (connector.isEmpty()) {
            posts.post(key.executionArn(), Mail.of(new Signal.Tell(trigger(task, unsupported(request.resource())))));
            return;
        }
        safely(() -> connector.get().attach(request, accepted)).whenComplete((outcome, broken) -> {
            Outcome end = outcomeOf(outcome, broken);
            posts.post(key.executionArn(), Mail.of(new Signal.Tell(end(task, end))));
        });
    }

    /** Stops work that is no longer wanted; its row goes when that is sure. */
    void cancel(PendingTask task, TaskRequest request, boolean stored) {
        cancel(task, request, stored, SOONEST_RETRY);
    }

    private void cancel(PendingTask task, TaskRequest request, boolean stored, Duration nextTry) {
        Optional<Connector> connector = connectorOf(request.resource());
        CompletionStage<Void> cancelled = connector.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : safely(() -> connector.get().cancel(request, accepted(task)));
        cancelled.whenComplete((nothing, broken) -> {
            if (broken != null && !closed) {
                LOG.warn("Task {} of {} could not be cancelled; it is tried again in {}", task.scheduledEventId(),
                        request.executionArn(), nextTry, broken);
                Duration later = nextTry.compareTo(LATEST_RETRY) < 0 ? nextTry.multipliedBy(2) : nextTry;
                clock.after(nextTry, () -> {
                    if (!closed) {
                        cancel(task, request, stored, later);
                    }
                });
            } else if (broken == null && stored) {
                posts.post(request.executionArn(), Mail.of(new Signal.Cancelled(task.scheduledEventId())));
            }
        });
    }

    boolean none() {
        return underWay.isEmpty();
    }

    void close() {
        closed = true;
        for (Connector connector : connectors) {
            connector.close();
        }
    }

    private CompletionStage<Outcome> start(TaskRequest request, boolean again) {
        Optional<Connector> connector = connectorOf(request.resource());
        if (connector.isEmpty()) {
            return CompletableFuture.completedFuture(unsupported(request.resource()));
        }
        if (again && connector.get().afterCrash(request.resource()) == Connector.AfterCrash.FAIL) {
            return CompletableFuture.completedFuture(Outcome.Failed.of("States.TaskFailed",
                    "The outcome of the task is unknown, because the engine stopped while it ran"));
        }
        return safely(() -> connector.get().start(request));
    }

    private Optional<Connector> connectorOf(TaskResource resource) {
        for (Connector connector : connectors) {
            if (connector.handles(resource)) {
                return Optional.of(connector);
            }
        }
        return Optional.empty();
    }

    private Outcome unsupported(TaskResource resource) {
        String available = connectors.stream().map(c -> c.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        return Outcome.Failed.of(RUNTIME_ERROR, "The resource " + resource.arn()
                + " is not supported: expected one that a connector handles, but these do not: "
                + (available.isEmpty() ? "(there are none)" : available));
    }

    private static Optional<Outcome.Accepted> accepted(PendingTask task) {
        return task.handle().map(handle -> new Outcome.Accepted(Payload.NULL, handle));
    }

    private interface Action<T> {
        CompletionStage<T> call();
    }

    private static <T> CompletionStage<T> safely(Action<T> action) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Outcome outcomeOf(@Nullable Outcome outcome, @Nullable Throwable broken) {
        if (broken == null && outcome != null) {
            return outcome;
        }
        LOG.error("A connector failed", broken);
        return Outcome.Failed.of(RUNTIME_ERROR, "The connector failed: " + broken);
    }

    /** What the answer to a start means depends on the pattern. */
    private static Trigger trigger(PendingTask task, Outcome outcome) {
        long id = task.scheduledEventId();
        return switch (task.pattern()) {
            case REQUEST_RESPONSE -> outcome instanceof Outcome.Accepted accepted
                    ? new Trigger.TaskSucceeded(id, accepted.output())
                    : end(task, outcome);
            case SYNC, SYNC_2 -> outcome instanceof Outcome.Accepted accepted
                    ? new Trigger.TaskSubmitted(id, accepted.output(), Optional.of(accepted.handle()))
                    : end(task, outcome);
            case WAIT_FOR_TASK_TOKEN -> switch (outcome) {
                case Outcome.Completed done -> new Trigger.TaskSubmitted(id, done.output(), Optional.empty());
                case Outcome.Accepted accepted ->
                    new Trigger.TaskSubmitted(id, accepted.output(), Optional.of(accepted.handle()));
                case Outcome.Failed failed -> end(task, failed);
                case Outcome.TimedOut late -> end(task, late);
            };
        };
    }

    private static Trigger end(PendingTask task, Outcome outcome) {
        long id = task.scheduledEventId();
        return switch (outcome) {
            case Outcome.Completed done -> new Trigger.TaskSucceeded(id, done.output());
            case Outcome.Failed failed -> new Trigger.TaskFailed(id, phase(failed.phase()), failed.failure());
            case Outcome.TimedOut late -> new Trigger.TaskTimedOut(id, late.failure());
            case Outcome.Accepted accepted -> new Trigger.TaskFailed(id, Event.TaskFailed.Phase.RUN,
                    Failure.of(RUNTIME_ERROR, "Expected the end of the work, but the connector accepted it again"));
        };
    }

    private static Event.TaskFailed.Phase phase(Outcome.Phase phase) {
        return switch (phase) {
            case SCHEDULE -> Event.TaskFailed.Phase.SCHEDULE;
            case START -> Event.TaskFailed.Phase.START;
            case SUBMIT -> Event.TaskFailed.Phase.SUBMIT;
            case RUN -> Event.TaskFailed.Phase.RUN;
        };
    }

    /** One look at all calls now and then is cheaper than a timer for each. */
    private void sweepSoon() {
        if (sweeping.compareAndSet(false, true)) {
            clock.after(startedAfter, this::sweep);
        }
    }

    private void sweep() {
        sweeping.set(false);
        long now = clock.nanoTime();
        boolean more = false;
        for (var entry : underWay.entrySet()) {
            Call call = entry.getValue();
            if (!call.told && now - call.beganNanos >= startedAfter.toNanos()) {
                call.told = true;
                posts.post(entry.getKey().executionArn(), Mail.of(new Signal.Tell(
                        new Trigger.TaskStarted(entry.getKey().scheduledEventId(), Optional.empty()))));
            }
            more |= !call.told;
        }
        if (more) {
            sweepSoon();
        }
    }
}
