package dev.pawl.dsl.jsonata;

import static dev.pawl.dsl.jsonata.Evaluating.evaluate;
import static dev.pawl.dsl.jsonata.Evaluating.json;
import static dev.pawl.dsl.jsonata.Evaluating.template;
import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesAndTextsTest {
    private static final List<String> PIECES = List.of("a", "Z", "_", "1", " ", "-", ".", "'", "\"", "\\", "`", "$",
            "{", "}", "%", "%}", "{%", "\n", "\t", "\u0001", "é", "\uD83D\uDE00", "/", "*", "and", "or", "in", "null");

    @Test
    void anyNameAndTextComesBackAsItWas() {
        Random random = new Random(29);
        for (int i = 0; i < 2_000; i++) {
            String some = some(random);
            JsonNode input = json(Map.of(some, "found " + some));
            assertThat(evaluate(input().field(some), input)).as(some).isEqualTo(json("found " + some));
            assertThat(evaluate(value(some), input)).as(some).isEqualTo(json(some));
            assertThat(template(value(some), input)).as(some).isEqualTo(json(some));
            assertThat(template(object().put("x", array(value(some), input().field(some))), input)).as(some)
                    .isEqualTo(json(Map.of("x", List.of(some, "found " + some))));
        }
    }

    private static String some(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n >= 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void jsonOfAllKindsIsTheSameInAnExpressionAndInATemplate() {
        JsonNode all = Json.read("""
                {"text": "x", "none": null, "yes": true, "small": 0.001, "large": 123456789012, "neg": -7.25,
                 "list": [1, [2, [3]], []], "": {"a b": {"'": "\\""}}, "{% 1 %}": "{% 1 %}"}
                """);
        assertThat(template(value(all), JsonNodeFactory.instance.nullNode())).isEqualTo(all);
        assertThat(evaluate(value(all), JsonNodeFactory.instance.nullNode())).isEqualTo(all);
    }

    @Test
    void expressionsAreNoPlainValues() {
        assertThatThrownBy(() -> object().put("list", List.of(1, input()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected plain JSON, but there is Expr[text=$states.input");
        assertThatThrownBy(() -> Conditions.<Object>when(value(true), "a", input()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected plain JSON, but got the expression $states.input");
    }
}
