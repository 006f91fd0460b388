package dev.pawl.expr.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import dev.pawl.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTemplateTest {
    private static final Scope SCOPE = Scopes.of("{\"x\":1,\"y\":{\"z\":[1,2]}}", Map.of("v", "{\"w\":true}"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"a.$\":\"$.x\",\"b\":1}|{\"a\":1,\"b\":1}",
            "{\"a\":{\"b.$\":\"$.y.z\"},\"l\":[1,{\"c.$\":\"$$.State.Name\"}]}|{\"a\":{\"b\":[1,2]},\"l\":[1,{\"c\":\"Here\"}]}",
            "{\"a.$\":\"$v.w\",\"b.$\":\"States.Format('{}', $.x)\"}|{\"a\":true,\"b\":\"1\"}",
            "{\"a\":\"$.x\"}|{\"a\":\"$.x\"}", "[1,\"$.x\"]|[1,\"$.x\"]", "\"$.x\"|\"$.x\"", "null|null",
            "{\"a.$\":\"$.y.z[7]\"}|{\"a\":null}", "{\".$\":\"$.x\"}|{\"\":1}"})
    void fillsHoles(String template, String expected) {
        assertThat(PayloadTemplate.parse(Json.read(template)).evaluate(SCOPE).toString()).isEqualTo(expected);
    }

    /** One tree in many places costs nothing until it is written. */
    @Test
    void endsWhatGrowsBeyondAllLimits() {
        Scope large = Scopes.of("{\"s\":\"" + "x".repeat(200_000) + "\"}");
        String members = IntStream.range(0, 100).mapToObj(i -> "\"k" + i + ".$\":\"$\"")
                .collect(Collectors.joining(","));
        PayloadTemplate template = PayloadTemplate.parse(Json.read("{" + members + "}"));
        assertThatThrownBy(() -> template.evaluate(large)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("larger than");
    }

    /** A loop may wrap its input again and again; what results must still be writable. */
    @Test
    void endsWhatIsNestedBeyondAllLimits() {
        JsonNode deep = Json.mapper().createObjectNode();
        for (int i = 0; i < 2 * Json.MAX_NESTING_DEPTH - 50; i++) {
            deep = Json.mapper().createObjectNode().set("a", deep);
        }
        Scope scope = SCOPE.withData(deep);
        PayloadTemplate template = PayloadTemplate.parse(Json.read("{\"a.$\":\"$\"}"));
        assertThatThrownBy(() -> template.evaluate(scope)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("levels deep");
    }

    @Test
    void keepsPartsWithoutHolesInOnePiece() {
        JsonNode source = Json.read("{\"a\":{\"b\":[1,2,{\"c\":3}]},\"x.$\":\"$.x\"}");
        PayloadTemplate template = PayloadTemplate.parse(source);
        assertThat(template.evaluate(SCOPE).get("a")).isSameAs(source.get("a"));
        assertThat(template.isConstant()).isFalse();
        assertThat(PayloadTemplate.parse(source.get("a")).isConstant()).isTrue();
    }

    @Test
    void saysWhichFieldWantedWhat() {
        PayloadTemplate template = PayloadTemplate.parse(Json.read("{\"value.$\":\"$.no_such_jsonpath\"}"));
        assertThatThrownBy(() -> template.evaluate(Scopes.of("{\"a\":1}"))).isInstanceOf(EvaluationException.class)
                .hasMessage("The JSONPath '$.no_such_jsonpath' specified for the field 'value.$' could not be found in "
                        + "the input '{\"a\":1}'")
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a.$\":\"x\"}", "{\"a.$\":1}", "{\"b\":[{\"a.$\":{}}]}", "{\"a.$\":\"States.Nope()\"}",
            "{\"a.$\":\"$.x[\"}"})
    void refusesHolesThatNothingFills(String template) {
        assertThatThrownBy(() -> PayloadTemplate.parse(Json.read(template)))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessageStartingWith("The value for the field 'a.$' must be a ");
    }

    @Test
    void knowsItsVariables() {
        JsonNode source = Json.read("{\"a.$\":\"$one\",\"b\":[{\"c.$\":\"States.Array($two.x)\"}],\"d\":\"$three\"}");
        assertThat(PayloadTemplate.parse(source).variables()).containsExactly("one", "two");
    }

    @Test
    void aFieldTakesAPathOrACall() {
        assertThat(PathValue.parse("$.x").evaluate(SCOPE)).isEqualTo(Json.read("1"));
        assertThat(PathValue.parse("States.Format('{}', $v.w)").evaluate(SCOPE).textValue()).isEqualTo("true");
        assertThat(PathValue.parse("States.Format('{}', $v.w)").variables()).containsExactly("v");
        assertThatThrownBy(() -> PathValue.parse("$.ErrorX").evaluate(SCOPE, "ErrorPath"))
                .hasMessageStartingWith(
                        "The JSONPath '$.ErrorX' specified for the field 'ErrorPath' could not be found");
        assertThatThrownBy(() -> PathValue.parse("text")).isInstanceOf(ExpressionSyntaxException.class);
    }
}
