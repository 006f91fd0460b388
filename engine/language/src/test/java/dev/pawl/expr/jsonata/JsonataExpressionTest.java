package dev.pawl.expr.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import dev.pawl.json.Json;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataExpressionTest {
    private static final Scope SCOPE = Scopes.of("""
            {"a":1,"f":1.5,"big":1234567890123456789,"none":null,"s":"hello","one":[1],"empty":[],"obj":{},
             "items":[{"k":1,"t":"a"},{"k":2,"t":"b"},{"k":3,"t":"a"}]}""",
            Map.of("x", "[1]", "o", "{\"a\":{\"b\":[1,2,3]}}", "sum", "7"));

    private static String value(String expression) {
        return JsonataExpression.parse(expression).evaluate(SCOPE, "Output").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"$states.input.a + 1|2", "$states.input.f * 2|3",
            "$states.input.f|1.5", "$states.input.big|1234567890123456789", "$states.input.none|null",
            "$states.input.one|[1]", "$states.input.empty|[]", "$states.input.obj|{}", "$x|[1]", "$o.a.b|[1,2,3]",
            "$o.a.b[-1]|3", "$states.context.State.Name|\"Here\"", "'string'|\"string\"",
            "{'foo': 'bar'}|{\"foo\":\"bar\"}",
            "[1, 'two', 3]|[1,\"two\",3]", "[]|[]", "[0]|[0]", "[null, 1]|[null,1]", "null|null", "1.0|1",
            "1 = 1.0|true",
            "0.1 + 0.2|0.30000000000000004", "$sum + 1|8", "$v := 1|1", "$states.input.items.k|[1,2,3]",
            "$states.input.items[t='a'].k|[1,3]", "$states.input.items[t='b'].k|2",
            "$states.input.items{t: $count(k)}|{\"a\":2,\"b\":1}", "$states.input.items^(>k)[0].k|3",
            "$count($states.input.items[$.k = 1])|1", "$map([1,2], function($i){$i*2})|[2,4]",
            "($f := function($n){$n < 2 ? 1 : $n * $f($n - 1)}; $f(10))|3628800",
            "($first := $substring(?, 0, 2); $first('hello'))|\"he\"", "$contains(?, 'ell')('hello')|true",
            "[1,2,3] ~> $map(function($x){$x*$x})|[1,4,9]", "$states.input.s ~> $uppercase|\"HELLO\"",
            "$states.input.items[0] ~> /* a comment */ $merge|{\"k\":1,\"t\":\"a\"}",
            "$type($states.input.none)|\"null\"", "$exists($nope)|false", "$string({'a':1})|\"{\\\"a\\\":1}\"",
            "6 / 3|2", "[6, 3][0] / 2|3"})
    void evaluates(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @Test
    void showsAllOfStates() {
        assertThat(value("$states"))
                .isEqualTo("{\"input\":" + SCOPE.data() + ",\"context\":" + SCOPE.context() + "}");
        Scope more = SCOPE.withResult(Json.read("5")).withErrorOutput(Json.read("{\"Error\":\"E\"}"));
        assertThat(JsonataExpression.parse("$states.result & $states.errorOutput.Error").evaluate(more, "Output"))
                .isEqualTo(Json.read("\"5E\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$nope", "$states.result", "$states.input.missing.x", "states.input", "$$", "$", "a.b"})
    void nothingIsAnError(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(EvaluationException.class)
                .hasMessage("The JSONata expression '" + expression
                        + "' specified for the field 'Output' returned nothing (undefined).")
                .satisfies(e -> assertThat(((EvaluationException) e).location()).contains("Output"))
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.QueryEvaluationError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$fn := function($x){$x}", "$sum", "{'a': $uppercase}", "[$uppercase]", "/a/"})
    void aFunctionIsNoValue(String expression) {
        Scope plain = Scopes.of("{}");
        assertThatThrownBy(() -> JsonataExpression.parse(expression).evaluate(plain, "Items"))
                .hasMessage("The JSONata expression '" + expression
                        + "' specified for the field 'Items' returned an unsupported result type.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'a' + 1|T2001: The left side of the \"+\" operator must evaluate to a number",
            "1 + 'a'|T2002: The right side of the \"+\" operator must evaluate to a number",
            "$uppercase(1)|T0410: Argument 1 of function \"uppercase\" does not match function signature",
            "$nope()|T1006: Attempted to invoke a non-function", "$eval('1')|T1006: Attempted to invoke a non-function",
            "-'a'|D1002: Cannot negate a non-numeric value: \"a\"", "1/0|D1001: Number out of range: Infinity",
            "$number('abc')|D3030: Unable to cast value to a number: \"abc\"", "$error('boom')|D3137: boom",
            "$toMillis('x')|D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. "
                    + "Given \"x\""})
    void saysWhatWentWrong(String expression, String what) {
        assertThatThrownBy(() -> value(expression)).hasMessage("The JSONata expression '" + expression
                + "' specified for the field 'Output' threw an error during evaluation. " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "(", "'abc", "/abc", "`abc", "/* abc", "$a ?? 1", "$a ?: 1", "a b", "{'a'}",
            "/(/", "1 )", "[1", "$f(", "%"})
    void refusesWhatIsNoJsonata(String text) {
        assertThatThrownBy(() -> JsonataExpression.parse(text)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void tellsWhichVariablesItReads() {
        String text = "($a := $b; $map($c.x, function($d, $e){ $d + $a + $f }) ~> $sum) & $states.input.g & '$h' & /$i/";
        JsonataExpression expression = JsonataExpression.parse(text);
        assertThat(expression.variables()).containsExactly("b", "c", "f");
    }

    @Test
    void tellsWhatItReadsOfStates() {
        JsonataExpression expression = JsonataExpression.parse("$states.input.a & $states.`result`.b");
        assertThat(expression.uses("input")).isTrue();
        assertThat(expression.uses("result")).isTrue();
        assertThat(expression.uses("errorOutput")).isFalse();
        assertThat(JsonataExpression.parse("'$states.errorOutput'").uses("errorOutput")).isFalse();
    }

    @Test
    void aTransformKeepsNulls() {
        JsonataExpression transform = JsonataExpression.parse("$states.input ~> | $ | {'z': null}, ['items', 'big'] |");
        assertThat(transform.evaluate(Scopes.of("{\"a\":null,\"l\":[null],\"big\":1}"), "Output").toString())
                .isEqualTo("{\"a\":null,\"l\":[null],\"z\":null}");
    }

    @Test
    void oneExpressionServesManyThreads() {
        JsonataExpression expression = JsonataExpression
                .parse("$sum($map($states.input.l, function($i){ $i * $v })) & $contains($states.input.s, /b+/)");
        IntStream.range(0, 2_000).parallel().forEach(i -> {
            Scope scope = Scopes.of("{\"l\":[1,2," + i + "],\"s\":\"abb\"}", Map.of("v", "2"));
            assertThat(expression.evaluate(scope, "Output").textValue()).isEqualTo((6 + 2 * i) + "true");
        });
    }

    @Test
    void leavesTheInputAsItIs() {
        String before = SCOPE.data().toString();
        value("($x := $states.input ~> |items|{'k':0}|; $y := $sort($states.input.items.k); $states.input.empty{'a':1})");
        assertThat(SCOPE.data().toString()).isEqualTo(before);
    }

    @Test
    void handsOnTheInputWithoutACopy() {
        assertThat(JsonataExpression.parse("$states.input").evaluate(SCOPE, "Output")).isSameAs(SCOPE.data());
        assertThat(JsonataExpression.parse("$states.input.items").evaluate(SCOPE, "Output"))
                .isSameAs(SCOPE.data().get("items"));
    }

    @Test
    void saysWhichTypeWasExpected() {
        EvaluationException e = JsonataResult.unexpected("'string'", "Items", "array", Json.read("\"string\""));
        assertThat(e).hasMessage("The JSONata expression ''string'' specified for the field 'Items' returned an "
                + "unexpected result type. Expected 'array', but was 'string' for value: \"string\"");
        assertThat(JsonataResult.unexpected("$v", "Items", "array", Json.read("null")))
                .hasMessageEndingWith("but was 'null' for value: null");
    }
}
