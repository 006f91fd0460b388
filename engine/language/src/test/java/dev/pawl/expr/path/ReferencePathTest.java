package dev.pawl.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$|{\"a\":1}|9", "$.b|{\"a\":1}|{\"a\":1,\"b\":9}", "$.a|{\"a\":1}|{\"a\":9}",
            "$.x.y.z|{\"a\":1}|{\"a\":1,\"x\":{\"y\":{\"z\":9}}}", "$['x y']|{}|{\"x y\":9}",
            "$.a.c|{\"a\":{\"b\":1}}|{\"a\":{\"b\":1,\"c\":9}}", "$.l[1]|{\"l\":[1,2,3]}|{\"l\":[1,9,3]}",
            "$[0].k|[{\"k\":1}]|[{\"k\":9}]"})
    void inserts(String path, String into, String expected) {
        JsonNode before = Json.read(into);
        assertThat(ReferencePath.parse(path).insert(before, Json.read("9")).toString()).isEqualTo(expected);
        assertThat(before).isEqualTo(Json.read(into));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$.a|5", "$.a.b|{\"a\":5}", "$.a.b|{\"a\":[1]}", "$.a[3]|{\"a\":[1]}",
            "$.a[0]|{\"a\":{}}", "$.a|\"text\"", "$.a|[1]"})
    void saysWhereAResultDoesNotFit(String path, String into) {
        assertThatThrownBy(() -> ReferencePath.parse(path).insert(Json.read(into), Json.read("9")))
                .isInstanceOf(EvaluationException.class)
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.ResultPathMatchFailure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[*]", "$..a", "$.a[0:2]", "$.a[?(@.b)]", "$['a','b']", "$.a[-1]", "a", "$$.a", "$v.a",
            "$.a.length()", "$.a[@.b]"})
    void refusesPathsOfSeveralPlaces(String path) {
        assertThatThrownBy(() -> ReferencePath.parse(path)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void sharesWhatItDoesNotTouch() {
        JsonNode into = Json.read("{\"a\":{\"b\":1},\"c\":{\"d\":2}}");
        JsonNode after = ReferencePath.parse("$.a.x").insert(into, Json.read("9"));
        assertThat(after.get("c")).isSameAs(into.get("c"));
    }

    @Test
    void reads() {
        assertThat(ReferencePath.parse("$.a[0]").read(Json.read("{\"a\":[7]}"))).contains(Json.read("7"));
        assertThat(ReferencePath.parse("$.a[1]").read(Json.read("{\"a\":[7]}"))).isEmpty();
        assertThat(ReferencePath.parse("$").isRoot()).isTrue();
    }
}
