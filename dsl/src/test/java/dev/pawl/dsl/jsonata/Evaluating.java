package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.dsl.PlainJson;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Asks the language's own engine what an expression comes to. */
final class Evaluating {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Evaluating() {}

    static JsonNode evaluate(Value<?> value, Object input) {
        return json(JsonataExpression.parse(value.expr().text()).evaluate(scope(input), "Test"));
    }

    static JsonNode template(Value<?> value, Object input) {
        return json(JsonataTemplate.parse(value.json()).evaluate(scope(input), "Test"));
    }

    static JsonNode json(Object value) {
        return Json.read(Json.write(PlainJson.of(value)));
    }

    private static Scope scope(Object input) {
        return new Scope(json(input), JsonNodeFactory.instance.objectNode(),
                Variables.of(Map.of("item", Json.read("7"))), Optional.empty(), Optional.empty(),
                new Ambient(NOW, new Random(1), Budget.standard(System::nanoTime)));
    }
}
