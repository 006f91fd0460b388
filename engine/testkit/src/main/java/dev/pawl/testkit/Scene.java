package dev.pawl.testkit;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.engine.Engine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.TaskKind;
import dev.pawl.interpreter.model.Moment.Limits;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The real engine on a store in memory, a clock that jumps and threads that are a list: all that happens
 * follows from
 * the seed.
 */
final class Scene {
    /** Farther away than any timer: what the engine does for its own sake waits that long. */
    private static final Duration NEVER = Duration.ofDays(365_000);
    /** Nothing that happens later counts as something that will happen. */
    private static final Duration HORIZON = Duration.ofDays(40_000);
    /** An Express execution that does so much in no time loops: time goes on without it. */
    private static final int MOST_AT_ONCE = 30_000;

    private final StageSettings settings;
    private final SplittableRandom random;
    private final VirtualClock clock;
    private final Outside outside = new Outside();
    private final Faults faults = new Faults();
    private final RealCalls realCalls = new RealCalls();
    private final Journal journal;
    private final Casting casting;
    private final Performance performance;
    private final Set<String> crashStates = new HashSet<>();
    private SeededExecutor process;
    private MemoryStore store;
    private @Nullable Engine engine;
    private int lives;
    private boolean powerCut;
    private boolean loops;

    Scene(StageSettings settings) {
        this.settings = settings;
        random = new SplittableRandom(settings.seed());
        clock = new VirtualClock(settings.start());
        process = new SeededExecutor(random.split());
        store = new MemoryStore(process, clock::now, 1);
        journal = new Journal(() -> store.executions(), this::noticed);
        casting = new Casting(journal);
        performance = new Performance(outside, clock, this::engine, faults, () -> powerCut = true);
        live();
    }

    VirtualClock clock() {
        return clock;
    }

    Journal journal() {
        return journal;
    }

    Casting casting() {
        return casting;
    }

    Performance performance() {
        return performance;
    }

    MemoryStore store() {
        return store;
    }

    Engine engine() {
        Engine running = engine;
        if (running == null) {
            throw new IllegalStateException("Expected a stage that is open, but it was closed");
        }
        return running;
    }

    /** The process dies the next time that a state of that name has been entered. */
    void crashAt(String state) {
        crashStates.add(state);
    }

    /** The process dies, and another one takes over what is stored. */
    void crash() {
        powerCut = false;
        process.kill();
        clock.forgetAll();
        journal.processDied();
        process = new SeededExecutor(random.split());
        store = store.crash(process);
        store.partitions().release(
                store.partitions().holdings().stream().map(h -> new Lease(h.partition(), h.epoch())).toList());
        live();
    }

    /** Lets all run that needs no time to pass. */
    void settle() {
        loops = false;
        while (!loops && !faults.any() && (process.step() || realCalls.takeIn())) {
            dieIfTold();
        }
        faults.check();
    }

    /** Jumps to the next thing that happens by itself, and lets it begin; false if nothing ever will. */
    boolean jump() {
        Optional<Instant> next = nextDue();
        if (next.isEmpty()) {
            return false;
        }
        if (clock.nextDue().filter(due -> !due.isAfter(next.get())).isPresent()) {
            clock.advanceToNext();
        } else {
            clock.advance(Duration.between(clock.now(), next.get()));
            outside.doNext();
        }
        return true;
    }

    /** Lets time pass, and all happen that falls due. */
    void pass(Duration time) {
        Instant until = clock.now().plus(time);
        settle();
        while (nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            jump();
            settle();
        }
        if (until.isAfter(clock.now())) {
            clock.advance(Duration.between(clock.now(), until));
        }
        settle();
    }

    /** The answer of an operation; things run until it is there, and no further. */
    <T> T first(CompletionStage<T> stage) {
        while (!stage.toCompletableFuture().isDone() && !faults.any() && process.step()) {
            dieIfTold();
        }
        return answer(stage);
    }

    private void dieIfTold() {
        if (powerCut) {
            crash();
        }
    }

    /** The answer of an operation, after all has run that needs no time. */
    <T> T now(CompletionStage<T> stage) {
        settle();
        return answer(stage);
    }

    private <T> T answer(CompletionStage<T> stage) {
        faults.check();
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new IllegalStateException("Expected the engine to answer, but it did not");
        }
        if (future.isCompletedExceptionally() && future.exceptionNow() instanceof RuntimeException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return future.join();
    }

    boolean ended(String executionArn) {
        Optional<ExecutionRecord> stored = store.executions().find(executionArn);
        return stored.map(record -> record.status().ended())
                .orElseGet(
                        () -> journal.find(executionArn).filter(trace -> Playback.end(trace).isPresent()).isPresent());
    }

    void close() {
        Engine running = engine;
        engine = null;
        process.kill();
        if (running != null) {
            running.close();
        }
        store.close();
    }

    private Optional<Instant> nextDue() {
        Instant horizon = clock.now().plus(HORIZON);
        Optional<Instant> engines = clock.nextDue();
        Optional<Instant> others = outside.nextDue();
        Optional<Instant> next = engines.isEmpty() || others.filter(o -> o.isBefore(engines.get())).isPresent()
                ? others
                : engines;
        return next.filter(due -> due.isBefore(horizon));
    }

    private void live() {
        List<Connector> connectors = new ArrayList<>();
        connectors.add(new Services(casting, performance, settings.connectors(), faults));
        settings.connectors().forEach(real -> connectors.add(realCalls.around(real)));
        engine = Engine.builder().store(store).clock(clock).workers(process).random(random.split())
                .node("stage-" + ++lives).settings(patient()).connectors(connectors).items(settings.items())
                .serviceModels(settings.models()).account(settings.account(), settings.region()).start();
        engine.events().subscribe(journal);
    }

    private static RuntimeSettings patient() {
        RuntimeSettings usual = RuntimeSettings.STANDARD;
        return new RuntimeSettings(usual.startedAfter(), NEVER, Duration.ZERO, usual.retryPause(), NEVER,
                Integer.MAX_VALUE, new Limits(Limits.STANDARD.eventsEach(), Long.MAX_VALUE,
                        Limits.STANDARD.historyEvents()),
                usual.expressLimit(), Integer.MAX_VALUE, usual.redriveWindow(), NEVER);
    }

    private void noticed(Trace trace, HistoryEvent event) {
        String arn = trace.info().arn();
        if (event.id() == 1 && trace.info().express()) {
            casting.forget(arn);
            performance.forget(arn);
        }
        loops |= trace.info().express() && trace.atOnce() >= MOST_AT_ONCE;
        switch (event.event()) {
            case Event.StateEntered entered -> powerCut |= crashStates.remove(entered.name());
            case Event.TaskScheduled task when task.kind() == TaskKind.ACTIVITY ->
                faults.guard(() -> casting.of(new Casting.Key(arn, event.id()),
                        new TaskResource.Activity(task.resource()), task.input()))
                        .ifPresent(role -> performance.work(role, task.resource()));
            case Event other -> {
                // nobody outside cares
            }
        }
    }
}
