package dev.pawl.server.rest.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines;
import dev.pawl.search.Rates;
import dev.pawl.search.Statistics;
import dev.pawl.search.Statistics.Bucket;
import dev.pawl.search.Statistics.Chart;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Tells how machines fare. */
public final class StatisticsRoutes {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int USUAL_BUCKETS = 24;
    private static final int MOST_BUCKETS = 500;

    private final Statistics statistics;
    private final StateMachines machines;

    /** Of these machines. */
    public StatisticsRoutes(Statistics statistics, StateMachines machines) {
        this.statistics = statistics;
        this.machines = machines;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/statistics/machines", "ListStateMachineStatistics", this::list),
                new Route("GET", "/machines/{arn}/statistics", "GetStateMachineStatistics",
                        request -> request.path("arn"), this::chart));
    }

    private CompletionStage<RestResponse> list(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("machines");
        statistics.machines(since(request)).stream()
                .filter(machine -> request.may("ListStateMachineStatistics", machine.stateMachineArn()))
                .forEach(machine -> all.add(add(JsonNodeFactory.instance.objectNode()
                        .put("stateMachineArn", machine.stateMachineArn()).put("counted", machine.counted())
                        .put("running", machine.running()), machine.rates())));
        return RestResponse.ok(answer).now();
    }

    private CompletionStage<RestResponse> chart(RestRequest request) {
        String arn = machines.describe(request.path("arn")).arn();
        Chart chart = statistics.chart(arn, since(request),
                request.number("buckets", USUAL_BUCKETS, 1, MOST_BUCKETS));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("running", chart.running());
        ArrayNode all = answer.putArray("buckets");
        for (Bucket bucket : chart.buckets()) {
            all.add(add(JsonNodeFactory.instance.objectNode().put("from", IsoTime.text(bucket.from())).put("to",
                    IsoTime.text(bucket.to())), bucket.rates()));
        }
        return RestResponse.ok(answer).now();
    }

    private static ObjectNode add(ObjectNode json, Rates rates) {
        json.put("succeeded", rates.succeeded()).put("failed", rates.failed()).put("timedOut", rates.timedOut())
                .put("aborted", rates.aborted());
        rates.p50Millis().ifPresent(millis -> json.put("p50Millis", millis));
        rates.p95Millis().ifPresent(millis -> json.put("p95Millis", millis));
        return json;
    }

    private static Duration since(RestRequest request) {
        try {
            Duration since = Duration.parse(request.query("since").orElse("PT24H"));
            if (since.compareTo(SHORTEST) >= 0 && since.compareTo(LONGEST) <= 0) {
                return since;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw ProblemException.invalid("Expected a duration from PT5M to P400D, such as PT24H, as since, but got"
                + " another text");
    }
}
