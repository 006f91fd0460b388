package dev.pawl.expr.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import dev.pawl.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataTemplateTest {
    private static final Scope SCOPE = Scopes.of("{\"x\":1}", Map.of("v", "[1,2]"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":\"{% $states.input.x %}\",\"b\":1}|{\"a\":1,\"b\":1}",
            "\"{%$v%}\"|[1,2]", "[1,\"{% $number('2') %}\",3]|[1,2,3]", "\" {% 1 %} \"|\" {% 1 %} \"",
            "\"x {% 1 %}\"|\"x {% 1 %}\"", "{\"a\":{\"b\":[\"{% 'c' %}\"]}}|{\"a\":{\"b\":[\"c\"]}}", "null|null",
            "{\"a\":\"{% null %}\"}|{\"a\":null}"})
    void evaluates(String template, String expected) {
        assertThat(JsonataTemplate.parse(Json.read(template)).evaluate(SCOPE, "Output").toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"{% $nope %}\"|Output",
            "{\"total\":\"{% $nope %}\"}|Output/total",
            "{\"total\":{\"x\":\"{% $nope %}\"}}|Output/total/x", "{\"a\":[0,\"{% $nope %}\"]}|Output/a[1]"})
    void tellsWhereAnErrorIs(String template, String location) {
        JsonataTemplate parsed = JsonataTemplate.parse(Json.read(template));
        assertThatThrownBy(() -> parsed.evaluate(SCOPE, "Output")).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("specified for the field '" + location + "' returned nothing")
                .extracting(e -> ((EvaluationException) e).location().orElseThrow()).isEqualTo(location);
    }

    @Test
    void keepsConstantsInOnePiece() {
        JsonNode source = Json.read("{\"a\":{\"b\":[1,2]},\"c\":\"{% 1 %}\"}");
        assertThat(JsonataTemplate.parse(source).evaluate(SCOPE, "Output").get("a")).isSameAs(source.get("a"));
        assertThat(JsonataTemplate.parse(source).isConstant()).isFalse();
        assertThat(JsonataTemplate.parse(source.get("a")).isConstant()).isTrue();
    }

    @Test
    void tellsWhatItReads() {
        JsonataTemplate template = JsonataTemplate
                .parse(Json.read("{\"a\":\"{% $p & $states.result %}\",\"b\":[\"{% $q %}\",\"$r\"]}"));
        assertThat(template.variables()).containsExactly("p", "q");
        assertThat(template.uses("result")).isTrue();
        assertThat(template.uses("errorOutput")).isFalse();
        assertThat(template.located()).extracting(JsonataTemplate.Located::path).containsExactly("/a", "/b[0]");
        assertThat(template.expressions()).extracting(JsonataExpression::source)
                .containsExactly("$p & $states.result", "$q");
    }

    @Test
    void refusesExpressionsThatAreNone() {
        assertThatThrownBy(() -> JsonataTemplate.parse(Json.read("{\"a\":\"{% 1 + %}\"}")))
                .isInstanceOf(ExpressionSyntaxException.class);
        assertThatThrownBy(() -> JsonataTemplate.parse(Json.read("\"{%%}\"")))
                .isInstanceOf(ExpressionSyntaxException.class);
    }

    /** A loop may wrap its input again and again; what results must still be writable. */
    @Test
    void endsWhatIsNestedBeyondAllLimits() {
        JsonNode deep = Json.read("1");
        for (int i = 0; i < 2 * Json.MAX_NESTING_DEPTH - 50; i++) {
            deep = Json.mapper().createObjectNode().set("a", deep);
        }
        Scope scope = Scopes.of("{}").withData(deep);
        JsonataTemplate template = JsonataTemplate.parse(Json.read("{\"a\":\"{% $states.input %}\"}"));
        assertThatThrownBy(() -> template.evaluate(scope, "Output")).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("levels deep");
    }
}
