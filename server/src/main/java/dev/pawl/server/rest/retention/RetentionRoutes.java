package dev.pawl.server.rest.retention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.retention.Policies;
import dev.pawl.retention.Policy;
import dev.pawl.retention.Preview;
import dev.pawl.retention.RetentionSettings;
import dev.pawl.retention.Sweeper;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.RetentionRules.Hold;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Shows and changes how long executions are kept. */
public final class RetentionRoutes {
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final int LONGEST_TEXT = 1000;
    private static final int PAGE = 200;

    private final Store store;
    private final Sweeper sweeper;
    private final Policies policies;
    private final RetentionSettings settings;
    private final EngineClock clock;

    /** Of that sweeper. */
    public RetentionRoutes(Store store, Sweeper sweeper, Policies policies, RetentionSettings settings,
            EngineClock clock) {
        this.store = store;
        this.sweeper = sweeper;
        this.policies = policies;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/retention", "GetRetention", this::show),
                new Route("POST", "/retention/preview", "GetRetention", this::preview),
                new Route("POST", "/retention/run", "RunRetention", this::run),
                new Route("PUT", "/retention/policies/{scope}", "PutRetentionPolicy", this::put),
                new Route("DELETE", "/retention/policies/{scope}", "DeleteRetentionPolicy", this::remove),
                new Route("GET", "/retention/holds", "GetRetention", this::holds),
                new Route("PUT", "/retention/holds/{arn}", "HoldExecution", request -> request.path("arn"), this::hold),
                new Route("DELETE", "/retention/holds/{arn}", "ReleaseExecution", request -> request.path("arn"),
                        this::release));
    }

    private CompletionStage<RestResponse> show(RestRequest request) {
        var figures = sweeper.figures();
        var size = store.space().size();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("policies");
        Map<String, String> stored = store.retention().policies();
        var rules = policies.now();
        add(all, Policies.ALL, rules.all(), stored.containsKey(Policies.ALL));
        rules.machines().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(one -> add(all, one.getKey(), one.getValue(), stored.containsKey(one.getKey())));
        rules.maxSize().ifPresent(most -> json.put("maxSize", most));
        json.put("grace", settings.grace().toString()).put("interval", settings.interval().toString())
                .put("share", settings.share());
        json.putObject("size").put("used", size.used()).put("free", size.free()).put("files", size.files());
        ObjectNode done = json.putObject("done").put("removed", figures.removed()).put("archived", figures.archived())
                .put("rows", figures.rows()).put("bytesGivenBack", figures.bytesGivenBack());
        figures.problem().ifPresent(text -> done.put("problem", text));
        ArrayNode runs = done.putArray("runs");
        figures.runs().forEach(run -> runs.addObject().put("began", IsoTime.text(run.began()))
                .put("ended", IsoTime.text(run.ended())).put("removed", run.removed())
                .put("archived", run.archived()));
        return RestResponse.ok(json).now();
    }

    private static void add(ArrayNode all, String scope, Policy policy, boolean stored) {
        all.addObject().put("scope", scope).put("source", stored ? "stored" : "configuration").set("policy",
                policy.json());
    }

    private CompletionStage<RestResponse> preview(RestRequest request) {
        Preview.Result result = Preview.of(store, policies.now(), settings.grace(), clock.now(), BUDGET);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("executions", result.counts().values().stream().mapToLong(Long::longValue).sum())
                .put("bytes", result.bytes()).put("partial", result.partial());
        ArrayNode groups = json.putArray("groups");
        List<Map.Entry<Preview.Group, Long>> sorted = new ArrayList<>(result.counts().entrySet());
        sorted.sort(Map.Entry.<Preview.Group, Long>comparingByValue().reversed());
        sorted.forEach(one -> groups.addObject().put("stateMachineArn", one.getKey().stateMachineArn())
                .put("status", one.getKey().status().name()).put("executions", one.getValue()));
        return RestResponse.ok(json).now();
    }

    private CompletionStage<RestResponse> run(RestRequest request) {
        sweeper.now();
        return RestResponse.ok(JsonNodeFactory.instance.objectNode().put("began", IsoTime.text(clock.now()))).now();
    }

    private CompletionStage<RestResponse> put(RestRequest request) {
        String scope = scope(request);
        try {
            Policy policy = Policies.read(request.body());
            store.retention().put(scope, Json.write(policy.json()), clock.now());
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("scope", scope);
            answer.set("policy", policy.json());
            return RestResponse.ok(answer).now();
        } catch (ConfigurationException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String scope(RestRequest request) {
        String scope = request.path("scope");
        if (scope.isBlank() || scope.length() > LONGEST_TEXT) {
            throw ProblemException.invalid("Expected * or the name or ARN of a state machine, but got another text");
        }
        return scope;
    }

    private CompletionStage<RestResponse> remove(RestRequest request) {
        if (!store.retention().remove(scope(request))) {
            throw ProblemException.notFound("PolicyDoesNotExist", "Expected a stored policy of " + scope(request)
                    + ", but there is none; what the configuration says is changed there");
        }
        return RestResponse.noContent().now();
    }

    private CompletionStage<RestResponse> holds(RestRequest request) {
        long after = request.query("after").map(RetentionRoutes::key).orElse(-1L);
        List<Hold> holds = store.retention().holds(after, PAGE);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("holds");
        holds.forEach(hold -> all.add(json(hold)));
        if (holds.size() == PAGE) {
            json.put("after", Long.toString(holds.getLast().key()));
        }
        return RestResponse.ok(json).now();
    }

    private static long key(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("Expected what an answer gave as after, but got another text");
        }
    }

    private static ObjectNode json(Hold hold) {
        return JsonNodeFactory.instance.objectNode().put("executionArn", hold.executionArn())
                .put("since", IsoTime.text(hold.at())).put("by", hold.by()).put("reason", hold.reason());
    }

    private CompletionStage<RestResponse> hold(RestRequest request) {
        String reason = request.optionalText("reason").orElse("");
        if (reason.length() > LONGEST_TEXT) {
            throw ProblemException.invalid("Expected a reason of at most " + LONGEST_TEXT
                    + " characters, but it is longer");
        }
        Hold hold = new Hold(0, request.path("arn"), clock.now(), request.principal().name(), reason);
        if (!store.retention().hold(hold)) {
            throw ProblemException.notFound("ExecutionDoesNotExist",
                    "Execution Does Not Exist: '" + hold.executionArn() + "'");
        }
        return RestResponse.ok(json(hold)).now();
    }

    private CompletionStage<RestResponse> release(RestRequest request) {
        if (!store.retention().release(request.path("arn"))) {
            throw ProblemException.notFound("HoldDoesNotExist", "Expected a hold on " + request.path("arn")
                    + ", but there is none");
        }
        sweeper.again();
        return RestResponse.noContent().now();
    }
}
