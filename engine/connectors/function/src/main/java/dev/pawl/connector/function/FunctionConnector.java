package dev.pawl.connector.function;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does the tasks whose Resource is a Lambda function's ARN or {@code arn:aws:states:::lambda:invoke}. A
 * function of this
 * process comes first; what it has not goes to the endpoint in AWS_ENDPOINT_URL_LAMBDA or AWS_ENDPOINT_URL,
 * if there is
 * one.
 */
public final class FunctionConnector implements Connector {
    /** Lambda's own longest time for a call. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);
    /** The engine's own time-out, which tells the truth in the history, must come before ours. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<FunctionRuntime> runtimes;
    private final Home home;
    private final Map<String, CompletableFuture<Answer>> calls = new ConcurrentHashMap<>();

    private record Home(String accountId, String region) {}

    private FunctionConnector(List<FunctionRuntime> runtimes, Home home) {
        this.runtimes = runtimes;
        this.home = home;
    }

    /** A connector that calls these functions, and for all others the endpoint that the settings name. */
    public static FunctionConnector create(Functions functions, ConnectorProvider.Settings settings) {
        List<FunctionRuntime> runtimes = new ArrayList<>();
        runtimes.add(new InProcessRuntime(functions));
        settings.variable().apply("AWS_ENDPOINT_URL_LAMBDA").or(() -> settings.variable().apply("AWS_ENDPOINT_URL"))
                .filter(url -> !url.isBlank()).ifPresent(url -> runtimes.add(new EndpointRuntime(URI.create(url),
                        new RequestSigner(settings.region(), settings.variable()))));
        return new FunctionConnector(List.copyOf(runtimes), new Home(settings.accountId(), settings.region()));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction function -> true;
            case TaskResource.Activity activity -> false;
            case TaskResource.Integration integration ->
                integration.service().equals("lambda") && integration.action().equals("invoke");
        };
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        if (request.resource() instanceof TaskResource.LambdaFunction function) {
            return invoke(request, FunctionName.parse(function.arn()), Optional.of(request.input().text()),
                    Invocation.Options.PLAIN).thenApply(FunctionOutcome::ofDirectCall);
        }
        return switch (InvokeParameters.read(request.input().value())) {
            case InvokeParameters.Result.Unusable unusable ->
                CompletableFuture.completedFuture(Outcome.Failed.of("States.Runtime", unusable.cause()));
            case InvokeParameters.Result.Call call -> invoke(request, call.function(), call.payload(), call.options())
                    .thenApply(FunctionOutcome::ofInvoke);
        };
    }

    private CompletionStage<Answer> invoke(TaskRequest request, FunctionName function, Optional<String> payload,
            Invocation.Options options) {
        Invocation invocation = new Invocation(function, payload, options,
                new Invocation.Task(request.token(), request.executionArn(), request.retryCount()),
                request.timeout().filter(timeout -> timeout.compareTo(LONGEST_CALL.minus(GRACE)) < 0)
                        .map(GRACE::plus).orElse(LONGEST_CALL));
        for (FunctionRuntime runtime : runtimes) {
            if (runtime.has(function)) {
                return call(runtime, invocation);
            }
        }
        return CompletableFuture.completedFuture(new Answer.Refused(404, Optional.of("ResourceNotFoundException"),
                "Function not found: " + function.qualifiedArn(home.region(), home.accountId(),
                        options.qualifier())
                        + ". No function of this process has that name, and AWS_ENDPOINT_URL_LAMBDA names no endpoint",
                UUID.randomUUID().toString()));
    }

    /** A task that is delivered twice joins the call that is under way. */
    private CompletionStage<Answer> call(FunctionRuntime runtime, Invocation invocation) {
        String token = invocation.task().token();
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> other = calls.putIfAbsent(token, mine);
        if (other != null) {
            return other;
        }
        CompletableFuture<Answer> answer = runtime.invoke(invocation);
        var unusedForward = answer.whenComplete((value, thrown) -> {
            calls.remove(token, mine);
            if (thrown == null) {
                mine.complete(value);
            } else {
                mine.completeExceptionally(thrown);
            }
        });
        var unusedBack = mine.whenComplete((value, thrown) -> answer.cancel(true));
        return mine;
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        throw new IllegalStateException("Expected no work to attach to, but a call of a function has no handle");
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        CompletableFuture<Answer> call = calls.remove(request.token());
        if (call != null) {
            call.cancel(true);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        calls.values().forEach(call -> call.cancel(true));
        runtimes.forEach(FunctionRuntime::close);
    }
}
