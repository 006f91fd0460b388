package dev.pawl.server.rest.hold;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.engine.Limiting;
import dev.pawl.limit.Limit;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes to limits and to those who wait under them. */
public final class LimitRoutes {
    private static final String ONE = "/limits/{name}";
    private static final int LARGEST_PAGE = 1_000;

    private final Limiting limiting;

    /** Routes to the limits of an engine; lists show what the caller may see. */
    public LimitRoutes(Limiting limiting) {
        this.limiting = limiting;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/limits", "ListLimits", request -> list().now()),
                new Route("PUT", ONE, "PutLimit", request -> put(request).now()),
                new Route("DELETE", ONE, "DeleteLimit", request -> delete(request).now()),
                new Route("GET", "/waiting", "ListWaiting", request -> waiting(request).now()));
    }

    private RestResponse list() {
        Map<String, Map<State, Long>> counts = limiting.counts();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("limits");
        limiting.all().forEach(limit -> all.add(shown(limit, counts.getOrDefault(limit.name(), Map.of()))));
        return RestResponse.ok(answer);
    }

    private ObjectNode shown(Limit limit, Map<State, Long> counts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", limit.name());
        node.set("definition", limit.definition().value());
        return node.put("configured", limiting.isConfigured(limit.name()))
                .put("granted", counts.getOrDefault(State.GRANTED, 0L))
                .put("waiting", counts.getOrDefault(State.WAITING, 0L));
    }

    private RestResponse put(RestRequest request) {
        String name = request.path("name");
        try {
            Limit limit = Limit.read(name, new ConfigurationValue(request.body(), "", "the request"));
            limiting.put(limit);
            return RestResponse.ok(shown(limit, limiting.counts().getOrDefault(name, Map.of())));
        } catch (ConfigurationException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private RestResponse delete(RestRequest request) {
        String name = request.path("name");
        if (!limiting.remove(name)) {
            throw limiting.isConfigured(name)
                    ? ProblemException.conflict("LimitIsConfigured",
                            "Expected a limit that was set, but " + name + " stands in the configuration")
                    : ProblemException.notFound("LimitDoesNotExist", "Expected a limit, but there is none called "
                            + name);
        }
        return RestResponse.noContent();
    }

    private RestResponse waiting(RestRequest request) {
        int most = request.number("limit", 100, 1, LARGEST_PAGE);
        long after = request.query("after").map(LimitRoutes::id).orElse(0L);
        Optional<String> execution = request.query("execution");
        List<Limiting.Waiter> page = execution.isPresent()
                ? limiting.waitingOf(execution.get())
                : limiting.waiting(request.query("under"), after, most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("waiting");
        page.stream().filter(one -> request.may("DescribeExecution", one.claim().arn()))
                .forEach(one -> all.add(shown(request, one)));
        if (execution.isEmpty() && page.size() == most) {
            answer.put("after", String.valueOf(page.getLast().claim().id()));
        }
        return RestResponse.ok(answer);
    }

    private static ObjectNode shown(RestRequest request, Limiting.Waiter waiter) {
        Claim claim = waiter.claim();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("limit", claim.place().limit())
                .put("executionArn", claim.arn()).put("since", claim.since().toString())
                .put("position", waiter.before() + 1);
        String key = Limit.keyOf(claim.place().group());
        if (!key.isEmpty()) {
            node.put("key", key);
        }
        if (claim.eventId() > 0) {
            node.put("scheduledEventId", claim.eventId());
        }
        ArrayNode holders = node.putArray("holders");
        waiter.holders().stream().filter(arn -> request.may("DescribeExecution", arn)).forEach(holders::add);
        return node;
    }

    private static Long id(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ProblemException.invalid("Expected what the page before said as after, but got another text");
        }
        return Long.valueOf(text);
    }
}
