package dev.pawl.runtime;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.timer.EngineClock;
import dev.pawl.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of connectors that are under way, and what becomes of their outcomes. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final Duration SOONEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LATEST_RETRY = Duration.ofMinutes(1);

    private final List<Connector> connectors;
    private final EngineClock clock;
    private final Duration startedAfter;
    private final Posts posts;
    private final Elsewhere elsewhere;
    private final ConcurrentMap<Key, Call> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final TaskMeters meters;
    private final Tracing tracing;
    private volatile boolean closed;

    /** How others see what is called. */
    record Seen(TaskMeters meters, Tracing tracing) {}

    private record Key(String executionArn, long scheduledEventId, boolean attached) {}

    private static final class Call {
        private final long beganNanos;
        private volatile boolean told;

        Call(long beganNanos) {
            this.beganNanos = beganNanos;
        }
    }

    /**
     * @param elsewhere
     *            what other nodes go on with, which is not begun here
     */
    Calls(List<Connector> connectors, EngineClock clock, Duration startedAfter, Posts posts, Elsewhere elsewhere,
            Seen seen) {
        this.connectors = List.copyOf(connectors);
        this.clock = clock;
        this.startedAfter = startedAfter;
        this.posts = posts;
        this.meters = seen.meters();
        this.tracing = seen.tracing();
        this.elsewhere = elsewhere;
    }

    /** Has a task done; once at a time for each attempt. */
    void run(Mailbox<Live, Turn> mailbox, Live live, PendingTask task, boolean again) {
        Key key = new Key(live.info().arn(), task.scheduledEventId(), false);
        long began = clock.nanoTime();
        if (elsewhere.goesOn(key.executionArn(), key.scheduledEventId())
                || underWay.putIfAbsent(key, new Call(began)) != null) {
            return;
        }
        mailbox.callBegins();
        sweepSoon();
        TaskRequest request = task.request(live.info())
                .in(tracing.attempt(key.executionArn(), live.traceHeader(), task.scheduledEventId()));
        meters.begins(request);
        Optional<String> state = live.state().frame(task.frame()).map(Frame::step)
                .flatMap(step -> step instanceof Step.Inside inside ? Optional.of(inside.state()) : Optional.empty());
        LogFields.during(request, state, () -> start(request, again)).whenComplete((outcome, broken) -> {
            meters.answered(request, outcome, clock.nanoTime() - began);
            if (brokenByClosing(broken)) {
                underWay.remove(key);
                return;
            }
            elsewhere.ended(key.executionArn(), key.scheduledEventId());
            Trigger trigger = trigger(task, outcomeOf(request, outcome, broken));
            Mail mail = Mail.of(new Signal.Tell(trigger));
            if (!mailbox.postOutcome(mail)) {
                posts.post(key.executionArn(), mail);
            }
            // not before: whoever asks what is under way while the partition leaves must not miss it
            underWay.remove(key);
        });
    }

    /** Tasks whose calls are under way, of executions that are asked for. */
    List<Task> underWay(Predicate<String> executionArns) {
        return underWay.keySet().stream().filter(key -> executionArns.test(key.executionArn()))
                .map(key -> new Task(key.executionArn(), key.scheduledEventId())).toList();
    }

    /** A task of an execution. */
    record Task(String executionArn, long scheduledEventId) {}

    /** Watches work that a service has accepted. Its execution may leave memory meanwhile. */
    void attach(Live live, PendingTask task) {
        attach(task, task.request(live.info()));
    }

    /** As above, for an execution that is not in memory. */
    void attach(PendingTask task, TaskRequest request) {
        Key key = new Key(request.executionArn(), task.scheduledEventId(), true);
        Outcome.Accepted accepted = accepted(task).orElseGet(() -> new Outcome.Accepted(Payload.NULL, Payload.NULL));
        Optional<Connector> connector = connectorOf(request);
        if (connector.isEmpty()) {
            posts.post(key.executionArn(), Mail.of(new Signal.Tell(trigger(task, unsupported(request.resource())))));
            return;
        }
        safely(() -> connector.get().attach(request, accepted)).whenComplete((outcome, broken) -> {
            if (brokenByClosing(broken)) {
                return;
            }
            Outcome end = outcomeOf(request, outcome, broken);
            posts.post(key.executionArn(), Mail.of(new Signal.Tell(end(task, end))));
        });
    }

    /** Stops work that is no longer wanted; its row goes when that is sure. */
    void cancel(PendingTask task, TaskRequest request, boolean stored) {
        cancel(task, request, stored, SOONEST_RETRY);
    }

    private void cancel(PendingTask task, TaskRequest request, boolean stored, Duration nextTry) {
        Optional<Connector> connector = connectorOf(request);
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

    int count() {
        return underWay.size();
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
        Optional<Connector> connector = connectorOf(request);
        if (connector.isEmpty()) {
            return CompletableFuture.completedFuture(unsupported(request.resource()));
        }
        if (again && connector.get().afterCrash(request.resource()) == Connector.AfterCrash.FAIL) {
            return CompletableFuture.completedFuture(Outcome.Failed.of("States.TaskFailed",
                    "The outcome of the task is unknown, because the engine stopped while it ran"));
        }
        return safely(() -> connector.get().start(request));
    }

    private Optional<Connector> connectorOf(TaskRequest request) {
        for (Connector connector : connectors) {
            if (connector.handles(request)) {
                return Optional.of(connector);
            }
        }
        return Optional.empty();
    }

    private Outcome unsupported(TaskResource resource) {
        return Outcomes.unsupported(resource, connectors);
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

    private static boolean cancelled(@Nullable Throwable broken) {
        Throwable cause = broken instanceof CompletionException ? broken.getCause() : broken;
        return cause instanceof CancellationException;
    }

    /** Connectors give up what they do when they are closed: the task is taken up at the next start. */
    private boolean brokenByClosing(@Nullable Throwable broken) {
        return broken != null && closed;
    }

    private static Outcome outcomeOf(TaskRequest request, @Nullable Outcome outcome, @Nullable Throwable broken) {
        if (broken == null && outcome != null) {
            return outcome;
        }
        if (cancelled(broken)) {
            LOG.debug("A call ended because nobody wants its outcome any more");
        } else {
            LOG.error("The connector of {} failed in {}", request.resource().arn(), request.executionArn(), broken);
        }
        return Outcomes.broken(broken == null ? new NullPointerException("no outcome") : broken);
    }

    private static Trigger trigger(PendingTask task, Outcome outcome) {
        return Outcomes.started(task.scheduledEventId(), task.pattern(), outcome);
    }

    private static Trigger end(PendingTask task, Outcome outcome) {
        return Outcomes.ended(task.scheduledEventId(), outcome);
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
