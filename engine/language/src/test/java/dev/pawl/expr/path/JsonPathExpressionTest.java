package dev.pawl.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathExpressionTest {
    private static final Scope SCOPE = Scopes.of("""
            {"a":{"b":[10,20,{"c":null}]},"list":[{"k":1,"t":"x"},{"k":2,"t":"y"},{"k":3,"t":"x"}],
             "odd key":1,"a-b":2,"text":"hi","none":null,"empty":[]}""",
            Map.of("v", "{\"w\":[1,2]}", "snake_case", "5"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$.a.b[1]|20", "$.a.b[-1].c|null", "$['a']['b'][0]|10", "$[\"a\"].b[0]|10",
            "$.a-b|2", "$['odd key']|1", "$.none|null", "$$.State.Name|\"Here\"", "$$|whole context",
            "$v|{\"w\":[1,2]}",
            "$v.w[1]|2", "$snake_case|5", "$.list[*].k|[1,2,3]", "$.list[0:2].k|[1,2]", "$.list[-1:].k|[3]",
            "$.list[?(@.t == 'x')].k|[1,3]", "$.list[?(@.k > 1 && @.t == 'x')].k|[3]", "$..k|[1,2,3]",
            "$.list[?(@.t =~ /X/i)].k|[1,3]", "$.list.length()|3", "$['a','text']|{\"a\":{\"b\":[10,20,{\"c\":null}]},"
                    + "\"text\":\"hi\"}",
            "$.list[0,2].k|[1,3]", "$.empty[*]|[]"})
    void reads(String path, String expected) {
        String found = JsonPathExpression.parse(path).evaluate(SCOPE).toString();
        assertThat(found).isEqualTo(expected.equals("whole context") ? SCOPE.context().toString() : expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.item.items[1:5].itemValue", "$.nope[*]", "$..nope", "$.nope[?(@.x == 1)]"})
    void aPathOfManyPlacesFindsNothingInsteadOfFailing(String path) {
        JsonPathExpression parsed = JsonPathExpression.parse(path);
        assertThat(parsed.evaluate(SCOPE).toString()).isEqualTo("[]");
        assertThat(parsed.definite()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "$.NoSuchInputPath|Invalid path '$.NoSuchInputPath' : No results for path: $['NoSuchInputPath']",
            "$.no.such.result.path|Invalid path '$.no.such.result.path' : Missing property in path $['no']",
            "$unknown|Invalid path '$unknown' : No results for path: $['unknown']"})
    void aMissingPlaceIsARuntimeError(String path, String message) {
        JsonPathExpression parsed = JsonPathExpression.parse(path);
        assertThat(parsed.find(SCOPE)).isEmpty();
        assertThatThrownBy(() -> parsed.evaluate(SCOPE)).isInstanceOf(EvaluationException.class).hasMessage(message)
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.text.x", "$.list.k", "$.a.b[7]", "$.none.x"})
    void aStepIntoTheWrongKindOfValueFindsNothing(String path) {
        assertThat(JsonPathExpression.parse(path).find(SCOPE)).isEmpty();
        assertThatThrownBy(() -> JsonPathExpression.parse(path).evaluate(SCOPE)).hasMessageStartingWith("Invalid path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", ".a", "$.", "$.a[", "$.a['b", "$.a[?(@.b ==", "$1", "$.a..", "$a b"})
    void refusesWhatIsNoPath(String text) {
        assertThatThrownBy(() -> JsonPathExpression.parse(text)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void knowsItsVariables() {
        assertThat(JsonPathExpression.parse("$foo.bar[0]").variables()).isEqualTo(Set.of("foo"));
        assertThat(JsonPathExpression.parse("$.foo").variables()).isEmpty();
        assertThat(JsonPathExpression.parse("$$.foo").variables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[?(@.t =~ /(a+)+b/)]", "$.a[?(@.t =~ /(a|a)*b/)]", "$.a[?(@.t =~ /(a+)\\1/)]",
            "$.a[?(@.t =~ /a*a*a*b/)]", "$.a[?(@.t =~ /a?a?a?a?a?a?a?a?aaaa/)]"})
    void refusesRegularExpressionsThatCouldRunForAges(String path) {
        assertThatThrownBy(() -> JsonPathExpression.parse(path)).hasMessageContaining("simpler regular expression");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void aDeepScanOfALotEndsWithinTheBudget() {
        String nested = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
        Scope large = Scopes.of(nested);
        assertThatThrownBy(() -> JsonPathExpression.parse("$" + "..a".repeat(12)).evaluate(large))
                .isInstanceOf(EvaluationException.class).hasMessageContaining("exceeded its limits");
    }

    @Test
    void theSameDeepScanCanBeUsedAgain() {
        JsonPathExpression scan = JsonPathExpression.parse("$..b[0]");
        assertThat(scan.evaluate(SCOPE).toString()).isEqualTo("[10]");
        assertThat(scan.evaluate(SCOPE).toString()).isEqualTo("[10]");
    }
}
