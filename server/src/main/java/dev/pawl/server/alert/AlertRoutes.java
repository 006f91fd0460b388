package dev.pawl.server.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route {@code /alerts/test}. */
public final class AlertRoutes {
    private final Optional<Alerts> alerts;

    /** For these alerts, if there are any. */
    public AlertRoutes(Optional<Alerts> alerts) {
        this.alerts = alerts;
    }

    /** The only one. */
    public List<Route> all() {
        return List.of(new Route("POST", "/alerts/test", "TestAlerts", request -> test(request).now()));
    }

    private RestResponse test(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode rules = answer.putObject("rules");
        try {
            Map<String, String> results = alerts.isEmpty()
                    ? Map.of()
                    : alerts.get().test(request.optionalText("rule"));
            if (results.isEmpty()) {
                throw ProblemException.notFound("RuleDoesNotExist",
                        "Expected a rule of section alerts in the configuration, but there is none of that name");
            }
            results.forEach(rules::put);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return RestResponse.ok(answer);
    }
}
