package dev.pawl.expr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Scopes for tests: a fixed moment, lots that are always the same, AWS's limits. */
public final class Scopes {
    /** What expressions see as now. */
    public static final Instant NOW = Instant.parse("2024-01-02T03:04:05.678Z");

    private Scopes() {}

    /** A scope with data, a small context object and no variables. */
    public static Scope of(String data) {
        return of(data, Map.of());
    }

    /** The same scope with less time for each expression. */
    public static Scope hurried(Scope scope, Duration time) {
        Ambient ambient = scope.ambient();
        Budget budget = ambient.budget();
        return new Scope(scope.data(), scope.context(), scope.variables(), scope.result(), scope.errorOutput(),
                new Ambient(ambient.now(), ambient.random(),
                        new Budget(time, budget.steps(), budget.sizeBytes(), budget.nanoClock())));
    }

    /** A scope with data and variables, all as JSON text. */
    public static Scope of(String data, Map<String, String> variables) {
        Map<String, JsonNode> values = new HashMap<>();
        variables.forEach((name, text) -> values.put(name, Json.read(text)));
        JsonNode context = Json.read("{\"State\":{\"Name\":\"Here\"},\"StateMachine\":{\"Name\":\"one-two-three\"}}");
        Ambient ambient = new Ambient(NOW, new Random(1), Budget.standard(System::nanoTime));
        return Scope.of(Json.read(data), context, Variables.of(values), ambient);
    }
}
