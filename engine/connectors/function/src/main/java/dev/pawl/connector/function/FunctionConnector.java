package dev.pawl.connector.function;

import dev.pawl.connector.Facility;
import dev.pawl.asl.TaskResource;
import dev.pawl.aws.signing.RequestSigner;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.connector.function.process.FunctionProcesses;
import dev.pawl.connector.function.process.Home;
import dev.pawl.connector.function.process.LogSink;
import dev.pawl.function.FunctionHost;
import dev.pawl.function.LocalFunctions;
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
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Does the tasks whose Resource is a Lambda function's ARN or {@code arn:aws:states:::lambda:invoke}. A
 * function of this
 * process comes first, then those that run in processes of this machine; what neither has goes to the
 * endpoint
 * in
 * AWS_ENDPOINT_URL_LAMBDA or AWS_ENDPOINT_URL, if there is one.
 */
public final class FunctionConnector implements Connector, FunctionHost {
    /** Lambda's own longest time for a call. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);
    /** The engine's own time-out, which tells the truth in the history, must come before ours. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<FunctionRuntime> runtimes;
    private final Scope scope;
    private final LocalFunctions hosted;
    private final LateFunctions late;
    private final Map<String, CompletableFuture<Answer>> calls = new ConcurrentHashMap<>();

    private record Scope(String accountId, String region) {}

    private FunctionConnector(List<FunctionRuntime> runtimes, LocalFunctions hosted, Scope scope, LateFunctions late) {
        this.runtimes = runtimes;
        this.hosted = hosted;
        this.scope = scope;
        this.late = late;
    }

    /**
     * A connector that calls these functions, those that the configuration declares, and for all others the
     * endpoint that
     * the settings name.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if section localFunctions is not as it should be
     */
    public static FunctionConnector create(Functions functions, ConnectorProvider.Settings settings) {
        return create(functions, settings, FunctionConnector::log);
    }

    /** The same for a program that declares functions while it runs. */
    public static FunctionConnector create(Functions functions, ConnectorProvider.Settings settings,
            LateFunctions late) {
        return create(functions, settings, FunctionConnector::log, late);
    }

    /** The same, with lines that functions print going to that sink. */
    public static FunctionConnector create(Functions functions, ConnectorProvider.Settings settings, LogSink log) {
        return create(functions, settings, log, LateFunctions.NONE);
    }

    private static FunctionConnector create(Functions functions, ConnectorProvider.Settings settings, LogSink log,
            LateFunctions late) {
        InProcessRuntime inProcess = new InProcessRuntime(functions);
        LocalRuntime local = local(settings, log);
        List<FunctionRuntime> runtimes = new ArrayList<>(List.of(inProcess, local));
        settings.variable().apply("AWS_ENDPOINT_URL_LAMBDA").or(() -> settings.variable().apply("AWS_ENDPOINT_URL"))
                .filter(url -> !url.isBlank()).ifPresent(url -> runtimes.add(new EndpointRuntime(URI.create(url),
                        new RequestSigner("lambda", settings.region(), settings.variable()))));
        return new FunctionConnector(List.copyOf(runtimes), new HostedFunctions(inProcess, local),
                new Scope(settings.accountId(), settings.region()), late);
    }

    private static LocalRuntime local(ConnectorProvider.Settings settings, LogSink log) {
        LocalFunctionsSection section = LocalFunctionsSection.read(settings.configuration());
        Home home = new Home(settings.accountId(), settings.region(), settings.variable(), settings.secrets(), log);
        LocalRuntime local = new LocalRuntime(home,
                () -> new FunctionProcesses(home, section.limits(), System.getenv()));
        section.functions().forEach(local::put);
        return local;
    }

    private static void log(String function, String requestId, String line) {
        LoggerFactory.getLogger("function." + function).info("{} {}", requestId, line);
    }

    @Override
    public LocalFunctions localFunctions() {
        return hosted;
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> things = new ArrayList<>();
        boolean endpoint = false;
        for (FunctionRuntime runtime : runtimes) {
            switch (runtime) {
                case InProcessRuntime own -> own.functions().names()
                        .forEach(name -> things.add(new Facility.Thing("function", name, "in this process")));
                case LocalRuntime local -> local.all().forEach(function -> things
                        .add(new Facility.Thing("function", function.name(), function.code().runtime())));
                case EndpointRuntime any -> endpoint = true;
            }
        }
        String elsewhere = endpoint ? "; all others are called at the endpoint for Lambda" : "";
        String detail = things.isEmpty() && !endpoint
                ? "There is neither a local function nor an endpoint: declare some in localFunctions, or set"
                        + " AWS_ENDPOINT_URL_LAMBDA"
                : things.size() + " functions here" + elsewhere;
        return List.of(new Facility("function",
                List.of("arn:aws:states:::lambda:invoke", "arn:aws:states:::lambda:invoke.waitForTaskToken",
                        "arn:aws:lambda:" + scope.region() + ":" + scope.accountId() + ":function:NAME"),
                !things.isEmpty() || endpoint, detail, things));
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
                new Invocation.Task(request.token(), request.executionArn(), request.retryCount(),
                        request.trace()),
                request.timeout().filter(timeout -> timeout.compareTo(LONGEST_CALL.minus(GRACE)) < 0)
                        .map(GRACE::plus).orElse(LONGEST_CALL));
        Optional<FunctionRuntime> runtime = runtimeOf(function);
        if (runtime.isPresent()) {
            return call(runtime.get()::invoke, invocation);
        }
        return late.expected(function.name(), request.executionArn())
                .map(declared -> call(later -> whenDeclared(declared, later), invocation))
                .orElseGet(() -> CompletableFuture.completedFuture(notFound(invocation)));
    }

    private Optional<FunctionRuntime> runtimeOf(FunctionName function) {
        return runtimes.stream().filter(runtime -> runtime.has(function)).findFirst();
    }

    private CompletableFuture<Answer> whenDeclared(CompletionStage<Void> declared, Invocation invocation) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        var unused = declared.whenComplete((done, thrown) -> {
            if (!answer.isDone()) {
                CompletableFuture<Answer> called = runtimeOf(invocation.function())
                        .map(runtime -> runtime.invoke(invocation))
                        .orElseGet(() -> CompletableFuture.completedFuture(notFound(invocation)));
                pass(called, answer);
            }
        });
        return answer;
    }

    private Answer notFound(Invocation invocation) {
        return new Answer.Refused(404, Optional.of("ResourceNotFoundException"),
                "Function not found: " + invocation.function().qualifiedArn(scope.region(), scope.accountId(),
                        invocation.options().qualifier())
                        + ". No function of this process or of section localFunctions has that name, and"
                        + " AWS_ENDPOINT_URL_LAMBDA names no endpoint",
                UUID.randomUUID().toString());
    }

    /** What one comes to, the other comes to; whoever gives the other up gives the one up. */
    private static void pass(CompletableFuture<Answer> from, CompletableFuture<Answer> to) {
        pass(from, to, () -> {
            // nothing comes before
        });
    }

    private static void pass(CompletableFuture<Answer> from, CompletableFuture<Answer> to, Runnable before) {
        var unusedForward = from.whenComplete((value, thrown) -> {
            before.run();
            if (thrown == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(thrown);
            }
        });
        var unusedBack = to.whenComplete((value, thrown) -> from.cancel(true));
    }

    /** A task that is delivered twice joins the call that is under way. */
    private CompletionStage<Answer> call(Function<Invocation, CompletableFuture<Answer>> how, Invocation invocation) {
        String token = invocation.task().token();
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> other = calls.putIfAbsent(token, mine);
        if (other != null) {
            return other;
        }
        CompletableFuture<Answer> answer = how.apply(invocation);
        // forgotten before anybody hears of the end: who asks again after that, calls again
        pass(answer, mine, () -> calls.remove(token, mine));
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
