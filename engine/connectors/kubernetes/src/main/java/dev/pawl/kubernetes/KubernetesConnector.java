package dev.pawl.kubernetes;

import java.util.List;
import dev.pawl.connector.Facility;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does {@code eks:runJob} and {@code eks:call} on any Kubernetes cluster. Each task has a virtual thread
 * while it waits for
 * the API server.
 */
final class KubernetesConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesConnector.class);

    private final Clusters clusters;
    private final Secrets secrets;
    private final Pace pace;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kubernetes-", 0).factory());
    private final Map<String, CompletableFuture<Outcome>> starting = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> watching = new ConcurrentHashMap<>();

    KubernetesConnector(Clusters clusters, Secrets secrets, Pace pace) {
        this.clusters = clusters;
        this.secrets = secrets;
        this.pace = pace;
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> things = clusters.names().stream()
                .map(name -> new Facility.Thing("cluster", name, "")).toList();
        return List.of(new Facility("kubernetes",
                List.of("arn:aws:states:::eks:runJob", "arn:aws:states:::eks:runJob.sync",
                        "arn:aws:states:::eks:runJob.waitForTaskToken", "arn:aws:states:::eks:call",
                        "arn:aws:states:::eks:call.waitForTaskToken"),
                !things.isEmpty(), things.isEmpty()
                        ? "There is neither a section kubernetes in the configuration nor a kubeconfig"
                        : things.size() + " clusters can be named",
                things));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration i && i.service().equals("eks") && switch (i.action()) {
            case "runJob" -> i.pattern() != Pattern.SYNC_2;
            case "call" -> i.pattern() == Pattern.REQUEST_RESPONSE || i.pattern() == Pattern.WAIT_FOR_TASK_TOKEN;
            default -> false;
        };
    }

    /** A task that is delivered twice joins the call that is under way. */
    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        return starting.computeIfAbsent(request.token(), token -> {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            var unused = run(outcome, () -> begin(request));
            return outcome;
        }).whenComplete((outcome, broken) -> starting.remove(request.token()));
    }

    private Outcome begin(TaskRequest request) throws InterruptedException {
        TaskResource.Integration resource = (TaskResource.Integration) request.resource();
        JsonNode parameters = request.input().value();
        if (resource.action().equals("call")) {
            EksParameters.Call call = EksParameters.call(parameters);
            return new Outcome.Completed(Payload.of(whole(clusters.find(call.target()).send(call.request())).result()));
        }
        EksParameters.RunJob run = EksParameters.runJob(parameters);
        ApiAnswer created = whole(new Jobs(clusters.find(run.target())).create(run, request));
        Payload output = Payload.of(created.result());
        return resource.pattern() == Pattern.SYNC
                ? new Outcome.Accepted(output, JobHandle.of(created.body(), run.namespace()).payload())
                : new Outcome.Completed(output);
    }

    private static ApiAnswer whole(ApiAnswer answer) {
        if (!answer.successful()) {
            throw EksException.answered(answer);
        }
        if (!answer.whole()) {
            throw EksException.tooLarge("Expected an answer that an execution can carry, but it has more than "
                    + ApiRequest.MOST_BYTES + " bytes");
        }
        return answer;
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Future<?> watch = run(outcome, () -> {
            EksParameters.RunJob run = EksParameters.runJob(request.input().value());
            Cluster cluster = clusters.find(run.target());
            return new JobWatch(new Jobs(cluster), new PodLogs(cluster, run.logs()), pace)
                    .await(JobHandle.read(accepted.handle()));
        });
        watching.put(request.token(), watch);
        return outcome.whenComplete((ended, broken) -> watching.remove(request.token(), watch));
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        if (!(request.resource() instanceof TaskResource.Integration i) || i.pattern() != Pattern.SYNC) {
            return CompletableFuture.completedFuture(null);
        }
        Optional.ofNullable(watching.remove(request.token())).ifPresent(watch -> watch.cancel(true));
        CompletionStage<?> begun = Optional.<CompletionStage<?>>ofNullable(starting.get(request.token()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        return begun.handleAsync((outcome, broken) -> {
            delete(request, accepted);
            return null;
        }, threads);
    }

    private void delete(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        try {
            EksParameters.RunJob run = EksParameters.runJob(request.input().value());
            Jobs jobs = new Jobs(clusters.find(run.target()));
            Optional<JobHandle> job = accepted.isPresent()
                    ? accepted.map(known -> JobHandle.read(known.handle()))
                    : jobs.marked(run.namespace(), Jobs.mark(request.token()));
            if (job.isPresent()) {
                jobs.delete(job.get());
            }
        } catch (EksException e) {
            if (e.isFinal()) {
                LOG.warn("A Job of {} is not deleted: {}", request.executionArn(), secrets.redact(e.cause()));
                return;
            }
            throw new IllegalStateException(secrets.redact(e.cause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The engine stops");
        }
    }

    /** What a task does while it waits. */
    private interface Work {
        Outcome get() throws InterruptedException;
    }

    /** Nothing is told of work that the end of the engine has interrupted: it is taken up again. */
    private Future<?> run(CompletableFuture<Outcome> outcome, Work work) {
        try {
            return threads.submit(() -> {
                try {
                    outcome.complete(redacted(work.get()));
                } catch (EksException e) {
                    outcome.complete(redacted(e.outcome()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private Outcome redacted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> new Outcome.Completed(secrets.redact(done.output()));
            case Outcome.Accepted accepted ->
                new Outcome.Accepted(secrets.redact(accepted.output()), accepted.handle());
            case Outcome.Failed failed -> new Outcome.Failed(failed.phase(),
                    new Failure(failed.failure().error(), failed.failure().cause().map(secrets::redact)));
            case Outcome.TimedOut late -> late;
            case Outcome.Promised promised -> promised;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clusters.close();
    }
}
