package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.engine.ContainerTasks;
import dev.pawl.container.engine.EngineException;
import dev.pawl.container.engine.PlanRefusedException;
import dev.pawl.container.engine.TaskPlan;
import dev.pawl.container.engine.TaskRecord;
import dev.pawl.container.engine.TaskRecord.Phase;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts of jobs as tasks of containers, each watched by a virtual thread. */
final class Attempts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ContainerTasks tasks;
    private final BatchSettings settings;
    private final Duration patience;
    private final InstantSource clock;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("batch-", 0).factory());

    /**
     * With this engine.
     *
     * @param patience
     *            how long it may be away before an attempt fails that waits for it
     */
    Attempts(ContainerTasks tasks, BatchSettings settings, Duration patience, InstantSource clock) {
        this.tasks = tasks;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * One attempt.
     *
     * @param number
     *            from 1
     */
    record Run(Job job, JobKey key, int number) {
        /** The task that runs it; the same each time, so that it is begun once. */
        String taskId() {
            return UUID.nameUUIDFromBytes((key + "#" + number).getBytes(StandardCharsets.UTF_8)).toString()
                    .replace("-", "");
        }
    }

    /**
     * Has an attempt run, or watches one that does.
     *
     * @param begun
     *            whether it certainly was begun before: then it is never begun again
     * @param ended
     *            is told how it ended
     */
    void run(Run run, boolean begun, Consumer<AttemptEnd> ended) {
        threads.execute(() -> {
            try {
                TaskPlan plan = plan(run);
                if (!begun) {
                    start(plan);
                }
                ended.accept(AttemptEnd.of(tasks.end(plan).get()));
            } catch (InterruptedException e) {
                // the server stops; the attempt goes on and is taken up again
                Thread.currentThread().interrupt();
            } catch (EngineException | PlanRefusedException e) {
                ended.accept(AttemptEnd.refused(run.taskId(), String.valueOf(e.getMessage()), clock.instant()));
            } catch (ExecutionException | RuntimeException e) {
                LOG.error("An attempt of the Batch job {} cannot be run", run.key(), e);
                ended.accept(AttemptEnd.refused(run.taskId(), String.valueOf(e.getMessage()), clock.instant()));
            }
        });
    }

    private void start(TaskPlan plan) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (true) {
            try {
                tasks.start(plan);
                return;
            } catch (EngineException.Away e) {
                if (clock.instant().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Since when it runs, if it does. */
    Optional<Instant> runsSince(String taskId) {
        return tasks.find(taskId).filter(task -> task.phase() == Phase.RUNNING)
                .flatMap(task -> Optional.of(task.times()).flatMap(TaskRecord.Times::started));
    }

    void stop(String taskId, String why) {
        threads.execute(() -> {
            var unused = tasks.stop(taskId, new Stop(StopCode.USER_INITIATED, why));
        });
    }

    private TaskPlan plan(Run run) {
        Job job = run.job();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_BATCH_JOB_ID", run.key().toString());
        environment.put("AWS_BATCH_JOB_ATTEMPT", String.valueOf(run.number()));
        environment.put("AWS_BATCH_JQ_NAME", job.queue());
        environment.put("AWS_BATCH_CE_NAME", settings.queue(job.queue()).map(JobQueue::computeEnvironment)
                .orElse("pawl"));
        run.key().index().ifPresent(index -> {
            environment.put("AWS_BATCH_JOB_ARRAY_INDEX", String.valueOf(index));
            environment.put("AWS_BATCH_JOB_ARRAY_SIZE", String.valueOf(job.size().orElse(0)));
        });
        String name = job.name() + run.key().toString().substring(job.id().length());
        return new TaskPlan(run.taskId(),
                new TaskPlan.Owner("batch", name, job.origin().executionArn(), job.origin().stateMachineArn(),
                        JsonNodeFactory.instance.objectNode().put("jobId", run.key().toString())
                                .put("attempt", run.number())),
                List.of(ContainerProperties.of(job.container()).plan(environment)), Optional.empty());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
