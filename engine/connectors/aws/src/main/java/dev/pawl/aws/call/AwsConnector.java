package dev.pawl.aws.call;

import java.util.Set;
import java.util.ArrayList;
import java.util.List;
import dev.pawl.connector.Facility;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.aws.AwsClients;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Does the tasks that call AWS: {@code aws-sdk:SERVICE:ACTION}, and the optimized integrations of its table.
 */
public final class AwsConnector implements Connector {
    private static final Duration LONGEST = Duration.ofHours(1);
    /** The engine's own time-out, which tells the truth in the history, must come before ours. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Desk desk;
    private final RunningCalls calls = new RunningCalls();

    private AwsConnector(Desk desk) {
        this.desk = desk;
    }

    /** A connector to the services whose classes that loader sees. */
    public static AwsConnector create(ConnectorProvider.Settings settings, ClassLoader classes) {
        return new AwsConnector(new Desk(new AwsClients(settings), new SdkServices(classes), settings));
    }

    @Override
    public List<Facility> facilities() {
        Set<String> services = desk.services();
        List<String> resources = new ArrayList<>();
        Integrations.optimized().stream().filter(known -> services.contains(known.service()))
                .forEach(known -> resources.add("arn:aws:states:::" + known.resource()));
        services.forEach(service -> resources.add("arn:aws:states:::aws-sdk:" + service + ":ACTION"));
        return List.of(new Facility("aws", resources, !services.isEmpty(),
                services.size() + " services of the AWS SDK are on the class path; each more is a jar in the folder "
                        + desk.folder(),
                services.stream().map(name -> new Facility.Thing("service", name, "")).toList()));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration task && Integrations.of(task).isPresent()
                && (task.pattern() == Pattern.REQUEST_RESPONSE || task.pattern() == Pattern.WAIT_FOR_TASK_TOKEN)
                && !desk.leavesToTheEngine(task);
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        if (!(request.resource() instanceof TaskResource.Integration task)) {
            throw new IllegalArgumentException("Expected an integration, but got " + request.resource());
        }
        Duration limit = limit(task, request);
        return calls.run(request.token(), () -> desk.outcome(task, request), limit,
                () -> Failures.late(desk.prefix(task), limit.toMillis()));
    }

    /** A wait for a token takes as long as it takes; the call that begins it does not. */
    private Duration limit(TaskResource.Integration task, TaskRequest request) {
        Duration own = desk.timeout(task);
        return task.pattern() == Pattern.WAIT_FOR_TASK_TOKEN
                ? own
                : request.timeout().map(GRACE::plus).filter(limit -> limit.compareTo(LONGEST) < 0)
                        .orElse(request.timeout().isPresent() ? LONGEST : own);
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        throw new IllegalStateException("Expected no work to attach to, but a call has no handle");
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        calls.cancel(request.token());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        calls.close();
        desk.close();
    }
}
