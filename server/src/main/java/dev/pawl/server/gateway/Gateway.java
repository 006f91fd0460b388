package dev.pawl.server.gateway;

import dev.pawl.engine.Executions;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.function.LocalFunctions;
import dev.pawl.json.Json;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.Target;
import dev.pawl.server.application.RouteApi;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Answers requests by the routes of an application, which may change at any moment. */
public final class Gateway implements HttpHandler {
    /** API Gateway waits no longer for a function. */
    private static final long LONGEST_SECONDS = 29;
    private static final int LONGEST_REASON = 1000;

    private final LocalFunctions functions;
    private final MachineCalls machines;
    private final String account;
    private final Consumer<String> log;
    private volatile RouteTable routes = new RouteTable(List.of());

    /**
     * Without routes yet.
     *
     * @param log
     *            told of answers that callers are not told of: why a function's answer was not taken
     */
    public Gateway(LocalFunctions functions, Executions executions, String account, Consumer<String> log) {
        this.functions = functions;
        this.machines = new MachineCalls(executions);
        this.account = account;
        this.log = log;
    }

    /** From now on, these. */
    public void serve(List<Route> all) {
        routes = new RouteTable(all);
    }

    /** Whether pages of that origin may call: those of this machine, and those that an API names. */
    public boolean welcomes(String origin) {
        try {
            String host = Optional.ofNullable(URI.create(origin).getHost()).orElse("");
            return List.of("localhost", "127.0.0.1", "[::1]").contains(host)
                    || routes.has(route -> route.api().cors().filter(cors -> cors.allows(origin)).isPresent());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        RouteTable now = routes;
        Optional<RouteTable.Match> match = now.find(request.method(), request.path());
        if (match.filter(m -> request.method().equals(m.route().method())).isEmpty()) {
            Optional<HttpResponse> preflight = CorsAnswers.preflight(request, now);
            if (preflight.isPresent()) {
                return CompletableFuture.completedFuture(preflight.get());
            }
        }
        if (match.isEmpty()) {
            boolean http = now.has(route -> route.api().kind() == RouteApi.Kind.HTTP);
            return CompletableFuture.completedFuture(http
                    ? message(404, "Not Found")
                    : message(403, "Missing Authentication Token"));
        }
        Route route = match.get().route();
        return answer(request, match.get(), route.target())
                .thenApply(answer -> CorsAnswers.readable(request, route.api(), answer));
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request, RouteTable.Match match, Target target) {
        return switch (target) {
            case Target.Function function -> call(request, match, function);
            case Target.StartExecution start -> machines.start(start.stateMachineArn(), request);
            case Target.StartSyncExecution start -> machines.startSync(start.stateMachineArn(), request);
        };
    }

    private CompletionStage<HttpResponse> call(HttpRequest request, RouteTable.Match match, Target.Function function) {
        Caller caller = new Caller(account, UUID.randomUUID().toString(), InstantSource.system().instant());
        String event = Json.write(ProxyEvents.of(request, match, function.format(), caller));
        HttpResponse late = message(504, "Endpoint request timed out");
        return functions.invoke(FunctionCall.of(function.name(), event))
                .thenApply(answer -> answer(answer, match.route(), function))
                .completeOnTimeout(late, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private HttpResponse answer(FunctionAnswer answer, Route route, Target.Function function) {
        return switch (answer) {
            case FunctionAnswer.Returned returned when returned.functionError().isPresent() ->
                broken(route, function, "failed: " + returned.payload());
            case FunctionAnswer.Returned returned -> ProxyAnswers.of(returned.payload(), function.format())
                    .orElseGet(() -> broken(route, function, "returned what is no answer. Expected an object with a"
                            + " statusCode and a body of text, but got " + returned.payload()));
            case FunctionAnswer.Refused refused ->
                broken(route, function, "was not called: " + refused.code() + ": " + refused.message());
        };
    }

    private HttpResponse broken(Route route, Target.Function function, String why) {
        log.accept(route.method() + " " + route.path() + ": the function " + function.name() + " "
                + (why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why));
        return route.api().kind() == RouteApi.Kind.REST
                ? message(502, "Internal server error")
                : message(500, "Internal Server Error");
    }

    private static HttpResponse message(int status, String message) {
        return new HttpResponse(status, List.of(new Header("Content-Type", "application/json")),
                Body.of("{\"message\":\"" + message + "\"}"));
    }
}
