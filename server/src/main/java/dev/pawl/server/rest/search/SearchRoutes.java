package dev.pawl.server.rest.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.MapRuns;
import dev.pawl.search.Controlled;
import dev.pawl.search.Search;
import dev.pawl.search.Search.Page;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Query;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds executions. */
public final class SearchRoutes {
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final Searches searches;
    private final MapRunChildren children;
    private final EngineClock clock;

    /** Finds by these, and children of map runs there. */
    public SearchRoutes(Searches searches, MapRuns mapRuns, EngineClock clock) {
        this.searches = searches;
        this.children = new MapRunChildren(mapRuns, searches, clock, BUDGET);
        this.clock = clock;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/executions", "ListExecutions",
                request -> request.query("mapRun").orElse("*"), this::list));
    }

    private CompletionStage<RestResponse> list(RestRequest request) {
        Pages pages = Pages.of(request);
        Query query = QueryParameters.query(request, clock.now());
        Optional<String> mapRun = request.query("mapRun");
        if (mapRun.isPresent()) {
            return RestResponse.ok(children.list(mapRun.get(), query, pages)).now();
        }
        Page page = searches.find(new Search(query.and(narrowed(request)), pages.number(), pages.size(), BUDGET));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("executions");
        Controlled controlled = searches.controlled();
        page.executions().forEach(execution -> {
            ObjectNode json = json(execution);
            controlled.holding(execution).ifPresent(what -> json.put("held", what.name()));
            all.add(json);
        });
        page.after().ifPresent(after -> answer.put("after", Long.toString(after)));
        if (page.partial()) {
            answer.put("partial", true);
        }
        page.indexedUpTo().ifPresent(at -> answer.put("indexedUpTo", IsoTime.text(at)));
        return RestResponse.ok(answer).now();
    }

    /** What keeps the search to machines whose executions the caller may see. */
    private static List<Condition> narrowed(RestRequest request) {
        return request.policy().machines(request.principal(), "ListExecutions")
                .map(machines -> List.<Condition>of(
                        new Condition.Machine(machines.stream().map(Pattern::of).toList())))
                .orElse(List.of());
    }

    static ObjectNode json(ExecutionRecord execution) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", execution.info().arn())
                .put("stateMachineArn", execution.info().stateMachineArn()).put("name", execution.info().name())
                .put("status", execution.status().name())
                .put("startDate", IsoTime.text(execution.info().startedAt()));
        execution.stoppedAt().ifPresent(at -> json.put("stopDate", IsoTime.text(at)));
        execution.failure().error().ifPresent(error -> json.put("error", error));
        execution.info().stateMachineVersionArn().ifPresent(arn -> json.put("stateMachineVersionArn", arn));
        execution.info().stateMachineAliasArn().ifPresent(arn -> json.put("stateMachineAliasArn", arn));
        json.put("redriveCount", execution.redriveCount());
        execution.redrivenAt().ifPresent(at -> json.put("redriveDate", IsoTime.text(at)));
        return json;
    }
}
