package dev.pawl.embedded;

import dev.pawl.engine.ActivityTasks;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.history.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the tasks of one activity until it is closed, each on a virtual thread. */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofSeconds(60);

    private final Engine engine;
    private final String arn;
    private final Body body;
    private final Duration grace;
    private final Consumer<Worker> onClose;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final List<Thread> threads;

    /** What is done with a task: the task's input as JSON, and its result. */
    @FunctionalInterface
    interface Body {
        String apply(ActivityTasks.ActivityTask task) throws Exception;
    }

    Worker(Engine engine, String arn, int atOnce, Body body, Duration grace,
            Consumer<Worker> onClose) {
        this.engine = engine;
        this.arn = arn;
        this.body = body;
        this.grace = grace;
        this.onClose = onClose;
        this.threads = IntStream.range(0, atOnce)
                .mapToObj(i -> Thread.ofVirtual().name("pawl-worker-" + arn + "-" + i).start(this::work)).toList();
    }

    /** The activity's ARN: what a Task has as its Resource. */
    public String arn() {
        return arn;
    }

    private void work() {
        while (!gone.isDone()) {
            try {
                Optional<ActivityTasks.ActivityTask> task = Waiting
                        .on(engine.activities().getTask(arn, Optional.of("embedded"), POLL, gone));
                task.ifPresent(this::run);
            } catch (RuntimeException e) {
                if (!gone.isDone()) {
                    LOG.error("The worker of {} ends", arn, e);
                }
                return;
            }
        }
    }

    private void run(ActivityTasks.ActivityTask task) {
        Supplier<CompletionStage<Void>> answer;
        try {
            String result = body.apply(task);
            answer = () -> engine.tasks().succeed(task.token(), result);
        } catch (Throwable thrown) {
            Failure failure = failure(thrown);
            answer = () -> engine.tasks().fail(task.token(), failure);
        }
        try {
            Waiting.on(answer.get());
        } catch (EngineException e) {
            tooLate(e);
        }
    }

    private Failure failure(Throwable thrown) {
        boolean interrupted = Thread.interrupted() || thrown instanceof InterruptedException;
        String message = thrown.getMessage();
        return Failure.of(interrupted && gone.isDone() ? "WorkerStopped" : ErrorNames.of(thrown),
                message == null ? "" : message);
    }

    /** The state gave up waiting, or its execution was stopped: nobody wants the answer. */
    private void tooLate(EngineException refused) {
        if (refused.reason() != Reason.TASK_TIMED_OUT && refused.reason() != Reason.TASK_DOES_NOT_EXIST) {
            throw refused;
        }
        LOG.info("A task of {} was answered too late", arn);
    }

    /** Takes no further task, and gives those under way a while; what takes longer is interrupted and fails. */
    @Override
    public void close() {
        gone.complete(null);
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    thread.interrupt();
                    thread.join(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        onClose.accept(this);
    }
}
