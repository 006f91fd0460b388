package dev.pawl.container.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.pawl.container.engine.ContainerPlan.Mount;
import dev.pawl.container.engine.Provisioning.FailedToStart;
import dev.pawl.container.engine.Supervision.Action;
import dev.pawl.container.engine.Supervision.Decision;
import dev.pawl.container.engine.TaskRecord.Binding;
import dev.pawl.container.engine.TaskRecord.ContainerRecord;
import dev.pawl.container.engine.TaskRecord.Phase;
import dev.pawl.container.engine.TaskRecord.Status;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one task from its acceptance, or from wherever it was when the server stopped, to its end, on a
 * virtual
 * thread of its
 * own. What it decides is {@link Supervision}'s business.
 */
final class Supervisor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    /** Looks that often even if the engine's events are silent. */
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final int KILLED = 137;
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

    private final Workshop shop;
    private final Patience patience;
    private final Semaphore bell = new Semaphore(0);
    private volatile Optional<Stop> stopRequest = Optional.empty();
    /** Done when pulling is of no more use: the task is to stop, or the server does. */
    private final CompletableFuture<Void> enough = new CompletableFuture<>();
    private final CompletableFuture<TaskRecord> end = new CompletableFuture<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private volatile TaskRecord task;
    private volatile boolean closed;

    Supervisor(Workshop shop, TaskRecord task) {
        this.shop = shop;
        this.task = task;
        this.patience = new Patience(shop.clock(), bell, () -> closed);
    }

    TaskRecord task() {
        return task;
    }

    /** Completes when the task has ended and its containers are gone. */
    CompletableFuture<TaskRecord> end() {
        return end;
    }

    /** Something may have changed. */
    void ring() {
        bell.release();
    }

    /** The task is to end; the first reason counts. */
    void stop(Stop why) {
        synchronized (enough) {
            stopRequest = stopRequest.or(() -> Optional.of(why));
        }
        enough.complete(null);
        ring();
    }

    /** Whether the task is to end. */
    boolean isStopping() {
        return stopRequest.isPresent() || task.stop().isPresent();
    }

    /** The server stops: the task goes on without it. */
    void close() {
        closed = true;
        enough.complete(null);
        ring();
    }

    @Override
    public void run() {
        boolean hasTurn = false;
        try {
            hasTurn = awaitTurn();
            if (task.phase() == Phase.PROVISIONING && !closed) {
                provision();
            }
            if (task.phase() == Phase.RUNNING && !closed) {
                supervise();
            }
            if (!closed) {
                finish();
            }
        } catch (RuntimeException e) {
            if (!closed) {
                lost(e);
            }
        } finally {
            if (hasTurn) {
                shop.turns().release();
            }
        }
    }

    /** What runs already does not wait for anything. */
    private boolean awaitTurn() {
        boolean mine = shop.turns().tryAcquire();
        while (!mine && task.phase() == Phase.PROVISIONING && !enough.isDone()) {
            rest(Duration.ofMillis(200));
            mine = shop.turns().tryAcquire();
        }
        return mine;
    }

    private void provision() {
        try {
            put(task.pulling(shop.clock().instant()));
            for (ContainerPlan container : task.plan().containers()) {
                pull(container);
            }
            if (closed) {
                return;
            }
            put(task.pulled(shop.clock().instant()));
            if (stopRequest.isEmpty()) {
                insist(() -> {
                    shop.provisioning().make(task.plan());
                    return true;
                });
            }
            Instant now = shop.clock().instant();
            // on the disk before anything runs: what may have run is never begun again
            put(stopRequest.map(why -> task.stopping(why, now)).orElseGet(() -> task.launched(now)));
        } catch (FailedToStart e) {
            failed(e);
        } catch (EngineException e) {
            failed(new FailedToStart("", "DockerTimeoutError: " + e.getMessage()));
        }
    }

    private void pull(ContainerPlan container) {
        if (enough.isDone()) {
            return;
        }
        try {
            insist(() -> {
                shop.pulls().provide(container.image(), enough);
                return true;
            });
        } catch (EngineException.Refused e) {
            throw new FailedToStart(container.name(), "CannotPullContainerError: " + e.getMessage());
        }
    }

    private void failed(FailedToStart why) {
        if (closed) {
            return;
        }
        String reason = String.valueOf(why.getMessage());
        TaskRecord now = task.container(why.container()).map(c -> task.with(c.failed(reason))).orElse(task);
        Stop stop = stopRequest.orElse(new Stop(StopCode.FAILED_TO_START, reason));
        put(now.stopping(stop, shop.clock().instant()));
    }

    private void supervise() {
        while (!closed) {
            bell.drainPermits();
            Instant now = shop.clock().instant();
            if (stopRequest.isPresent() && task.stop().isEmpty()) {
                put(task.stopping(stopRequest.get(), now));
            }
            Map<String, Seen> seen = look();
            switch (Supervision.decide(task.plan(), seen, task.stop().isPresent(), asked, now)) {
                case Decision.Act act -> act.actions().forEach(this::carryOut);
                case Decision.Stopping stopping -> put(task.stopping(stopping.why(), now));
                case Decision.Wait wait -> rest(wait.until().map(until -> Duration.between(now, until))
                        .filter(pause -> pause.compareTo(LOOK) < 0).orElse(LOOK));
                case Decision.Ended ended -> {
                    return;
                }
            }
        }
    }

    private Map<String, Seen> look() {
        Map<String, Seen> seen = new HashMap<>();
        List<ContainerRecord> records = new ArrayList<>();
        List<Binding> bindings = task.plan().containers().size() > 1 ? bindingsOfHolder() : List.of();
        for (ContainerRecord before : task.containers()) {
            Optional<InspectContainerResponse> answer = insist(
                    () -> shop.engine().inspect(Labels.name(task.plan().id(), before.name())));
            Seen what = seen(before, answer);
            seen.put(before.name(), what);
            records.add(Inspection.record(before, answer, what,
                    bindings.isEmpty() ? Inspection.bindings(answer) : bindings));
        }
        task = task.with(records);
        return seen;
    }

    /** What has become of a container; that it was killed for its memory, Docker may tell beside its state. */
    private Seen seen(ContainerRecord before, Optional<InspectContainerResponse> answer) {
        Seen what = Inspection.seen(answer);
        boolean killed = what instanceof Seen.Exited exited && exited.exitCode() == KILLED && !exited.outOfMemory()
                && before.status() != Status.STOPPED && task.stop().isEmpty();
        return killed && answer.isPresent() && insist(() -> shop.engine().toldOutOfMemory(answer.get().getId()))
                ? new Seen.Exited(KILLED, true, Optional.empty())
                : what;
    }

    private List<Binding> bindingsOfHolder() {
        boolean publishes = task.plan().containers().stream().anyMatch(c -> !c.access().ports().isEmpty());
        return publishes
                ? Inspection.bindings(insist(() -> shop.engine().inspect(Labels.networkHolder(task.plan().id()))))
                : List.of();
    }

    private void carryOut(Action action) {
        if (closed || (action instanceof Action.Start && task.stop().isPresent())) {
            return;
        }
        String container = Labels.name(task.plan().id(), action.container());
        int stopTimeout = task.plan().container(action.container()).map(c -> c.life().stopTimeoutSeconds()).orElse(0);
        Instant now = shop.clock().instant();
        try {
            switch (action) {
                case Action.Start start -> shop.engine().start(container);
                case Action.Ask ask -> {
                    asked.put(ask.container(), now);
                    shop.engine().stopLater(container, stopTimeout);
                }
                case Action.Kill kill -> {
                    asked.put(kill.container(), now.plus(KILLED_WITHIN).minusSeconds(stopTimeout));
                    shop.engine().kill(container);
                }
            }
        } catch (EngineException.Refused e) {
            if (action instanceof Action.Start) {
                failed(new FailedToStart(action.container(), "CannotStartContainerError: " + e.getMessage()));
            } else {
                LOG.warn("Container {} of {} cannot be stopped: {}", action.container(), task.plan().owner().name(),
                        e.getMessage());
            }
        } catch (EngineException.Away e) {
            // looking again tells whether it was done
        }
    }

    private void finish() {
        for (ContainerRecord container : task.containers()) {
            if (container.runtimeId().isPresent()) {
                keepLog(container.name());
            }
        }
        TaskRecord stopped = task.stopped(shop.clock().instant());
        put(stopped);
        removeAll();
        end.complete(stopped);
    }

    private void keepLog(String container) {
        try {
            insist(() -> {
                shop.logs().keep(task.plan().id(), container);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn("The log of container {} of {} cannot be kept: {}", container, task.plan().owner().name(),
                    e.getMessage());
        }
    }

    private void removeAll() {
        String id = task.plan().id();
        try {
            insist(() -> {
                task.containers().forEach(container -> shop.engine().remove(Labels.name(id, container.name())));
                shop.engine().remove(Labels.networkHolder(id));
                task.plan().containers().stream().flatMap(container -> container.access().mounts().stream())
                        .filter(mount -> mount.kind() == Mount.Kind.TASK).map(Mount::source).distinct()
                        .forEach(source -> shop.engine().removeVolume(Labels.volume(id, source)));
                return true;
            });
        } catch (EngineException e) {
            LOG.warn("Containers of {} cannot be removed now, but will be later: {}", task.plan().owner().name(),
                    e.getMessage());
        }
    }

    /** Nothing more can be found out; whatever still runs is removed when the engine is back. */
    private void lost(RuntimeException why) {
        if (!(why instanceof EngineException)) {
            LOG.error("A task of containers cannot be watched any longer", why);
        }
        try {
            TaskRecord stopped = task.stopping(new Stop(StopCode.LOST, String.valueOf(why.getMessage())),
                    shop.clock().instant()).stopped(shop.clock().instant());
            put(stopped);
            end.complete(stopped);
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void put(TaskRecord next) {
        shop.book().put(next);
        task = next;
    }

    /** A task that must stop is not given up: until it is sure, it may run. */
    private <T> T insist(Callable<T> action) {
        return patience.insist(stopRequest.isPresent()
                ? Optional.empty()
                : Optional.of(shop.settings().pulling().engineTimeout()), action);
    }

    private void rest(Duration pause) {
        try {
            if (bell.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
