package dev.pawl.container.engine;

import com.github.dockerjava.api.model.Container;
import dev.pawl.container.engine.TaskRecord.Phase;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on a Docker Engine. What is accepted is on the disk, and goes on after a restart of the server
 * by
 * itself: with
 * the containers that are there, or with the end that they came to meanwhile. A task that may have run is
 * never
 * begun again.
 * Methods block while files are read or the engine is asked, so call them on virtual threads.
 */
public final class ContainerTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerTasks.class);
    private static final int REMEMBERED_STOPS = 10_000;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(6);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(3);

    private final Workshop shop;
    private final FolderLock lock;
    private final Labels labels;
    private final ContainerEvents events;
    private final Map<String, Supervisor> active = new ConcurrentHashMap<>();
    /** Tasks that were stopped before they were known: whoever starts them now comes too late. */
    private final Set<String> stopped = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_STOPS;
        }
    });
    private volatile boolean closed;

    private ContainerTasks(Workshop shop, FolderLock lock, Labels labels) {
        this.shop = shop;
        this.lock = lock;
        this.labels = labels;
        this.events = new ContainerEvents(shop.engine(), labels, this::ring,
                () -> active.values().forEach(Supervisor::ring));
    }

    /**
     * Takes up what was accepted and has not ended.
     *
     * @param variable
     *            environment variables by name
     * @throws EngineException
     *             if another process uses the same folder, or the engine's address makes no sense
     */
    public static ContainerTasks open(ContainerSettings settings, Secrets secrets,
            Function<String, Optional<String>> variable) {
        TaskBook book = TaskBook.in(settings.keeping().folder());
        FolderLock lock = FolderLock.take(settings.keeping().folder());
        DockerEngine engine = new DockerEngine(settings.host(), secrets::redact);
        Labels labels = new Labels(book.installation());
        Workshop shop = new Workshop(engine,
                new ImagePulls(engine, RegistryCredentials.ofUser(variable, secrets::hide), settings.pulling()),
                new Provisioning(engine, settings, secrets, labels), book,
                new TaskLogs(engine, book, settings.keeping().logBytes()), settings,
                new Semaphore(settings.maxTasks()), InstantSource.system());
        ContainerTasks tasks = new ContainerTasks(shop, lock, labels);
        book.all().stream().filter(task -> !task.ended()).forEach(tasks::supervise);
        Thread.ofVirtual().name("container-sweep").start(tasks::sweep);
        return tasks;
    }

    /**
     * Has a task run. What becomes of it is told by {@link #end}.
     *
     * @return the task as it is now; the same again for a plan that was accepted before
     * @throws PlanRefusedException
     *             if the configuration does not allow what the plan wants
     * @throws EngineException
     *             if the engine cannot be reached
     */
    public TaskRecord start(TaskPlan plan) {
        Optional<TaskRecord> known = find(plan.id());
        if (known.isPresent()) {
            return known.get();
        }
        Guarding.check(plan, shop.settings().guard());
        new Patience(shop.clock(), new Semaphore(0), () -> closed).insist(Optional.of(FIRST_ANSWER), () -> {
            shop.engine().ping();
            return true;
        });
        synchronized (stopped) {
            if (stopped.contains(plan.id())) {
                throw new EngineException.Refused(0, "The task was stopped before it was started");
            }
            return active.computeIfAbsent(plan.id(), id -> {
                TaskRecord accepted = TaskRecord.accepted(plan, shop.clock().instant());
                shop.book().put(accepted);
                return begin(accepted);
            }).task();
        }
    }

    /**
     * The end of a task, when it comes.
     *
     * @param plan
     *            of a task that was accepted
     */
    public CompletableFuture<TaskRecord> end(TaskPlan plan) {
        Supervisor supervisor = active.get(plan.id());
        if (supervisor != null) {
            return supervisor.end();
        }
        Optional<TaskRecord> known = shop.book().find(plan.id());
        if (known.isPresent()) {
            return known.get().ended()
                    ? CompletableFuture.completedFuture(known.get())
                    : supervise(known.get()).end();
        }
        // its record is lost, and perhaps its containers are not: they tell how it goes on, and it never begins again
        TaskRecord found = TaskRecord.accepted(plan, shop.clock().instant()).in(Phase.RUNNING,
                TaskRecord.Times.created(shop.clock().instant()));
        return supervise(found).end();
    }

    /**
     * Ends a task.
     *
     * @return completes when nothing of it is left with the engine
     */
    public CompletableFuture<Optional<TaskRecord>> stop(String id, Stop why) {
        Supervisor supervisor = active.get(id);
        if (supervisor == null) {
            synchronized (stopped) {
                supervisor = active.get(id);
                if (supervisor == null) {
                    stopped.add(id);
                }
            }
        }
        if (supervisor == null) {
            Optional<TaskRecord> known = shop.book().find(id);
            if (known.filter(TaskRecord::ended).isPresent()) {
                return CompletableFuture.completedFuture(known);
            }
            removeLeftOvers(Map.of(Labels.TASK, id));
            return CompletableFuture.completedFuture(known);
        }
        supervisor.stop(why);
        return supervisor.end().thenApply(Optional::of);
    }

    /** What is known of a task. */
    public Optional<TaskRecord> find(String id) {
        return Optional.ofNullable(active.get(id)).map(Supervisor::task).or(() -> shop.book().find(id));
    }

    /** All tasks that are known, the newest first. */
    public List<TaskRecord> all() {
        return shop.book().all().stream().map(task -> find(task.plan().id()).orElse(task)).toList();
    }

    /** Writes what a container wrote so far. */
    public void log(String id, String container, OutputStream out) throws IOException {
        shop.logs().write(id, container, out);
    }

    private void ring(String id) {
        Supervisor supervisor = active.get(id);
        if (supervisor != null) {
            supervisor.ring();
        }
    }

    private Supervisor supervise(TaskRecord task) {
        return active.computeIfAbsent(task.plan().id(), id -> begin(task));
    }

    private Supervisor begin(TaskRecord task) {
        Supervisor supervisor = new Supervisor(shop, task);
        var unused = supervisor.end().whenComplete((ended, thrown) -> active.remove(task.plan().id(), supervisor));
        Thread.ofVirtual().name("task-" + task.plan().id()).start(supervisor);
        return supervisor;
    }

    /** Removes containers of tasks that are over or that nobody knows, and forgets what is old. */
    private void sweep() {
        Semaphore never = new Semaphore(0);
        while (!closed) {
            try {
                Instant now = shop.clock().instant();
                shop.book().forget(now.minus(shop.settings().keeping().age()), shop.settings().keeping().mostTasks());
                removeLeftOvers(Map.of(Labels.INSTALLATION, labels.installation()));
            } catch (RuntimeException e) {
                LOG.debug("What is left of tasks that are over cannot be removed now: {}", e.getMessage());
            }
            try {
                if (never.tryAcquire(1, TimeUnit.MINUTES)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void removeLeftOvers(Map<String, String> labelled) {
        for (Container container : shop.engine().labelled(labelled)) {
            String id = String.valueOf(container.getLabels().get(Labels.TASK));
            if (!active.containsKey(id) && shop.book().find(id).filter(task -> !task.ended()).isEmpty()) {
                shop.engine().remove(container.getId());
            }
        }
    }

    /** Stops watching. What runs goes on, other than what is to end: the engine is told so first. */
    @Override
    public void close() {
        awaitStops();
        closed = true;
        active.values().forEach(Supervisor::close);
        events.close();
        shop.engine().close();
        lock.close();
    }

    /** An engine that was asked to stop a container kills it in time, whether or not anybody is left to watch. */
    private void awaitStops() {
        CompletableFuture<?>[] stops = active.values().stream().filter(Supervisor::isStopping).map(Supervisor::end)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(stops).get(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the next server that opens the folder goes on with it
        }
    }
}
