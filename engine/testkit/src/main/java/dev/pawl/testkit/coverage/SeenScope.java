package dev.pawl.testkit.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What the expressions of a state saw, as far as a history tells: input, variables, and some of the context.
 */
final class SeenScope {
    private SeenScope() {}

    static Scope of(Trace trace, Visit visit) {
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        Instant now = visit.exited().flatMap(SeenEvent::at).or(() -> visit.entered().at()).orElse(Instant.EPOCH);
        return Scope.of(visit.input().orElse(nothing), context(trace, visit), variables(visit),
                new Ambient(now, new Random(0), Budget.standard(System::nanoTime)));
    }

    private static JsonNode context(Trace trace, Visit visit) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode execution = context.putObject("Execution");
        trace.started().ifPresent(event -> {
            event.data("input").ifPresent(input -> execution.set("Input", input));
            event.text("roleArn").ifPresent(role -> execution.put("RoleArn", role));
            event.at().ifPresent(at -> execution.put("StartTime", at.toString()));
        });
        ObjectNode state = context.putObject("State").put("Name", visit.state());
        visit.entered().at().ifPresent(at -> state.put("EnteredTime", at.toString()));
        context.set("Map", visit.mapContext());
        return context;
    }

    /** Those of the flow itself within those of the flows around it. */
    private static Variables variables(Visit visit) {
        Map<String, JsonNode> own = new LinkedHashMap<>();
        List<Visit> earlier = new ArrayList<>();
        for (Optional<Visit> v = visit.before(); v.isPresent(); v = v.get().before()) {
            earlier.addFirst(v.get());
        }
        earlier.forEach(v -> own.putAll(v.assigned()));
        return visit.around().map(around -> variables(around.visit()).inner(own)).orElseGet(() -> Variables.of(own));
    }
}
