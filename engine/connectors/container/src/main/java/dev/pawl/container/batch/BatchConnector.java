package dev.pawl.container.batch;

import java.util.ArrayList;
import java.util.List;
import dev.pawl.connector.Facility;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.batch.job.Ledger;
import dev.pawl.container.batch.job.Scheduling;
import dev.pawl.container.engine.ContainerTasks;
import dev.pawl.container.engine.EngineException;
import dev.pawl.container.engine.SharedTasks;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does {@code batch:submitJob}: on the machine's Docker Engine, with queues and job definitions from the
 * configuration.
 */
public final class BatchConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(BatchConnector.class);

    private final BatchSettings settings;
    private final SharedTasks tasks;
    private final Names names;
    private final Secrets secrets;
    private final InstantSource clock = InstantSource.system();
    private @Nullable BatchJobs jobs;
    private boolean closed;

    /**
     * Reads {@code batch} in section {@code containers}.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it, or a job definition, is not as it should be
     */
    public BatchConnector(ConnectorProvider.Settings connector, SharedTasks tasks) {
        this.settings = BatchSettings.of(connector.configuration());
        this.tasks = tasks;
        this.names = new Names(connector.accountId(), connector.region());
        this.secrets = connector.secrets();
    }

    /** Goes on with jobs of an earlier time, on another thread, if there may be some. */
    public void takeUpInBackground() {
        if (Files.exists(folder().resolve(Journal.FILE))) {
            var unused = SharedTasks.call(this::jobs).exceptionally(thrown -> {
                LOG.warn("Batch jobs of an earlier time cannot be taken up: {}", thrown.getMessage());
                return null;
            });
        }
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> things = new ArrayList<>();
        settings.queues().keySet().stream().sorted()
                .forEach(name -> things.add(new Facility.Thing("job queue", name, "")));
        settings.definitions().keySet().stream().sorted()
                .forEach(name -> things.add(new Facility.Thing("job definition", name, "")));
        return List.of(new Facility("batch",
                List.of("arn:aws:states:::batch:submitJob", "arn:aws:states:::batch:submitJob.sync"), true,
                settings.definitions().size() + " job definitions; the Docker Engine answers", things));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration i && i.service().equals("batch")
                && i.action().equals("submitJob")
                && (i.pattern() == Pattern.REQUEST_RESPONSE || i.pattern() == Pattern.SYNC);
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        return ask(() -> jobs().submit(Submission.of(settings, request, clock.instant())))
                .thenApply(answer -> outcome(request, answer)).exceptionally(BatchConnector::failed);
    }

    private static Outcome outcome(TaskRequest request, ObjectNode answer) {
        boolean waits = request.resource() instanceof TaskResource.Integration i && i.pattern() == Pattern.SYNC;
        return waits
                ? new Outcome.Accepted(Payload.of(answer),
                        Payload.of(JsonNodeFactory.instance.objectNode().put("JobId", answer.path("JobId").asText())))
                : new Outcome.Completed(Payload.of(answer));
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        String id = accepted.handle().value().path("JobId").asText();
        return ask(() -> jobs().end(id)).thenApply(this::ended).exceptionally(BatchConnector::failed);
    }

    private Outcome ended(ObjectNode end) {
        return end.path("Status").asText().equals("SUCCEEDED")
                ? new Outcome.Completed(secrets.redact(Payload.of(end)))
                : Outcome.Failed.of("States.TaskFailed", secrets.redact(Description.cause(end)));
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        if (!(request.resource() instanceof TaskResource.Integration i) || i.pattern() != Pattern.SYNC) {
            return CompletableFuture.completedFuture(null);
        }
        String id = accepted.map(known -> known.handle().value().path("JobId").asText())
                .orElseGet(() -> idOf(request));
        return ask(() -> jobs().terminate(id, "Terminated by " + request.executionArn())).thenApply(ended -> null);
    }

    /** Opening the jobs may take a while, so it is not done on the caller's thread. */
    private static <T> CompletionStage<T> ask(Callable<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        var unused = SharedTasks.call(() -> question.call().whenComplete((value, thrown) -> {
            if (thrown == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(thrown);
            }
        }).toCompletableFuture().isDone()).exceptionally(thrown -> answer.completeExceptionally(thrown));
        return answer;
    }

    /** The id of the job of a task. */
    static String idOf(TaskRequest request) {
        return UUID.nameUUIDFromBytes(("batch " + request.token()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Outcome failed(Throwable thrown) {
        Throwable at = thrown;
        while (at instanceof CompletionException && at.getCause() != null) {
            at = at.getCause();
        }
        if (at instanceof BatchException refused) {
            return refused.outcome();
        }
        if (at instanceof EngineException) {
            return Outcome.Failed.of("Batch.AWSBatchException", String.valueOf(at.getMessage()));
        }
        throw at instanceof RuntimeException bug ? bug : new IllegalStateException(at);
    }

    private Path folder() {
        return tasks.settings().keeping().folder().resolve("batch");
    }

    /** Opened when something first needs it; opened anew if it broke. */
    private synchronized BatchJobs jobs() {
        BatchJobs open = jobs;
        if (open != null && !open.closed()) {
            return open;
        }
        if (closed) {
            throw new IllegalStateException("The server is being stopped");
        }
        if (open != null) {
            open.close();
        }
        ContainerTasks containers = tasks.get();
        Ledger ledger = new Ledger();
        Journal journal = Journal.open(folder(), ledger,
                clock.instant().minus(tasks.settings().keeping().age()));
        BatchJobs opened = new BatchJobs(new BatchJobs.Stored(ledger, journal),
                new Scheduling(settings.priorities(), settings.capacity()),
                new Attempts(containers, settings, tasks.settings().pulling().engineTimeout(), clock),
                new Description(names), clock);
        jobs = opened;
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (jobs != null) {
            jobs.close();
        }
    }
}
