package dev.pawl.expr.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicExpressionTest {
    private static final Scope SCOPE = Scopes.of("""
            {"s":"text","n":1.5,"i":7,"none":null,"o":{"Arg1":1,"Arg2":["x"]},"l":[1,2,3,4,5],"e":[],
             "dup":[1,1,"a","a",{"k":1},{"k":1}],"j":"{\\"a\\": [1, null]}","t":"{}-{}"}""", Map.of("v", "[1,2]"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"States.Format('Hi {}', $.s)|\"Hi text\"",
            "States.Format('{} {}', $.n, $.none)|\"1.5 null\"", "States.Format('{}', $.o)|\"{Arg1=1, Arg2=[x]}\"",
            "States.Format('{}', 101)|\"101\"", "States.Format('none')|\"none\"",
            "States.Format($.t, 1, true)|\"1-true\"",
            "States.Format('it\\'s \\{\\} {} \\\\', 'x')|\"it's {} x \\\\\"",
            "States.StringToJson($.j)|{\"a\":[1,null]}",
            "States.StringToJson('{\"number\":20}')|{\"number\":20}", "States.JsonToString($.o)|"
                    + "\"{\\\"Arg1\\\":1,\\\"Arg2\\\":[\\\"x\\\"]}\"",
            "States.JsonToString($.s)|\"\\\"text\\\"\"", "States.Array()|[]", "States.Array(1, 'two', true, null, $.e)|"
                    + "[1,\"two\",true,null,[]]",
            "States.Array(-1.5)|[-1.5]", "States.ArrayPartition($.l, 2)|[[1,2],[3,4],[5]]",
            "States.ArrayPartition($.e, 2)|[]", "States.ArrayContains($.dup, 'a')|true",
            "States.ArrayContains($.l, 9)|false", "States.ArrayContains($.l, '1')|false",
            "States.ArrayRange(1, 9, 2)|[1,3,5,7,9]", "States.ArrayRange(3, 0, -2)|[3,1]",
            "States.ArrayRange(1, 0, 1)|[]", "States.ArrayRange(0.5, 3, 1)|[1,2,3]", "States.ArrayGetItem($.l, 4)|5",
            "States.ArrayLength($.l)|5", "States.ArrayUnique($.dup)|[1,\"a\",{\"k\":1}]",
            "States.Base64Encode('Data to encode')|\"RGF0YSB0byBlbmNvZGU=\"",
            "States.Base64Decode('RGVjb2RlZCBkYXRh')|\"Decoded data\"",
            "States.Hash('input data', 'SHA-1')|\"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
            "States.Hash('', 'MD5')|\"d41d8cd98f00b204e9800998ecf8427e\"",
            "States.JsonMerge($.o, States.StringToJson('{\"Arg1\":2,\"z\":3}'), false)|"
                    + "{\"Arg1\":2,\"Arg2\":[\"x\"],\"z\":3}",
            "States.MathAdd(1.49, 1.5)|3", "States.MathAdd(-1.5, 0)|-1", "States.MathAdd(-0.5, 0)|0",
            "States.MathAdd(-1.51, 0)|-2", "States.MathAdd(2147483647, 1)|2147483648", "States.MathAdd($.i, -1)|6",
            "States.StringSplit('1,2;3,,4', ',;')|[\"1\",\"2\",\"3\",\"4\"]", "States.StringSplit(',,', ',')|[]",
            "States.ArrayGetItem(States.StringSplit($$.StateMachine.Name, '-'), 1)|\"two\"",
            "States.ArrayLength($v)|2", " States.ArrayLength( $.l[?(@ > 2)] ) |3"})
    void evaluates(String call, String expected) {
        assertThat(IntrinsicExpression.parse(call).evaluate(SCOPE).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Format('{} {}', 1)", "States.Format('{}', 1, 2)", "States.Format(1)",
            "States.StringToJson('{nope')", "States.StringToJson(5)", "States.ArrayPartition($.l, 0)",
            "States.ArrayPartition($.s, 1)", "States.ArrayContains($.s, 1)", "States.ArrayRange(0, 5000, 1)",
            "States.ArrayRange(0, 1, 0)", "States.ArrayRange(-2147483648, 2147483647, 1)",
            "States.ArrayGetItem($.l, 5)", "States.ArrayGetItem($.l, -1)", "States.ArrayLength($.o)",
            "States.ArrayUnique($.i)", "States.Base64Encode(1)", "States.Base64Decode('!')", "States.Hash('a', 'X')",
            "States.JsonMerge($.o, $.o, true)", "States.JsonMerge($.l, $.o, false)", "States.MathRandom(5, 5)",
            "States.MathAdd('1', 1)", "States.MathAdd(2147483648, 1)", "States.StringSplit(1, ',')"})
    void failsWithTheWholeCallInItsText(String call) {
        assertThatThrownBy(() -> IntrinsicExpression.parse(call).evaluate(SCOPE))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("The function '" + call + "' had the following error: ")
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.IntrinsicFailure");
    }

    @Test
    void aMissingPathIsARuntimeErrorThatNamesTheOuterCall() {
        String call = "States.Format('{}', States.Format('{}', $.nope))";
        assertThatThrownBy(() -> IntrinsicExpression.parse(call).evaluate(Scopes.of("{\"other\":1}")))
                .hasMessage("The function '" + call + "' had the following error: "
                        + "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'")
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "States", "States.Nope()", "States.Format()", "States.Format('a'", "States.Format('a)",
            "States.Format('a') x", "States.UUID(1)", "States.MathAdd(1)", "States.Array(a)", "States.Array(\"a\")",
            "States.Array(1,)", "States.Format('He said, \\\"{}\\\"', 'x')", "States.Format('\\n')",
            "States.Hash('x','MD5')[0]", "$.a"})
    void refusesWhatIsNoCall(String text) {
        assertThatThrownBy(() -> IntrinsicExpression.parse(text)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void nestsTenCallsAndNoMore() {
        String ten = "States.Array(".repeat(10) + ")".repeat(10);
        assertThat(IntrinsicExpression.parse(ten).evaluate(SCOPE).toString()).isEqualTo("[[[[[[[[[[]]]]]]]]]]");
        assertThatThrownBy(() -> IntrinsicExpression.parse("States.Array(" + ten + ")"))
                .hasMessageContaining("at most 10");
    }

    @Test
    void refusesTextsOfMoreThanTenThousandCharacters() {
        Scope large = Scopes.of("{\"s\":\"" + "x".repeat(10_001) + "\"}");
        for (String call : new String[]{"States.Base64Encode($.s)", "States.Base64Decode($.s)",
                "States.Hash($.s, 'MD5')"}) {
            assertThatThrownBy(() -> IntrinsicExpression.parse(call).evaluate(large)).hasMessageContaining("10000");
        }
    }

    @Test
    void drawsFromTheLotsThatItIsGiven() {
        IntrinsicExpression uuid = IntrinsicExpression.parse("States.UUID()");
        String first = uuid.evaluate(Scopes.of("{}")).textValue();
        assertThat(first).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(uuid.evaluate(Scopes.of("{}")).textValue()).isEqualTo(first);
        Scope scope = Scopes.of("{}");
        assertThat(uuid.evaluate(scope)).isNotEqualTo(uuid.evaluate(scope));
    }

    @Test
    void aSeedMakesTheSameNumber() {
        IntrinsicExpression random = IntrinsicExpression.parse("States.MathRandom(1, 1000, 42)");
        assertThat(random.evaluate(SCOPE)).isEqualTo(random.evaluate(SCOPE));
        assertThat(IntrinsicExpression.parse("States.MathRandom(3, 5)").evaluate(SCOPE).intValue()).isBetween(3, 4);
    }

    @Test
    void knowsItsVariables() {
        assertThat(IntrinsicExpression.parse("States.Format('{}{}', $a.b, States.Array($c, $.d, $$.e))").variables())
                .containsExactly("a", "c");
    }

    /** Each call doubles or multiplies a value: none of them may be worked out to its end. */
    @ParameterizedTest
    @ValueSource(strings = {"States.Array(%1$s, %1$s)", "States.Format('{}{}{}{}', %1$s, %1$s, %1$s, %1$s)"})
    void endsWhatGrowsBeyondAllLimits(String call) {
        String nested = "$.s";
        for (int i = 0; i < 7; i++) {
            nested = call.formatted(nested);
        }
        Scope large = Scopes.of("{\"s\":\"" + "x".repeat(200_000) + "\"}");
        IntrinsicExpression expression = IntrinsicExpression.parse(nested);
        assertThatThrownBy(() -> expression.evaluate(large)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("larger than");
    }
}
