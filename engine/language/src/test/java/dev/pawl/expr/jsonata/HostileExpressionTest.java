package dev.pawl.expr.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Scopes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a guest writes ends with an error, and soon. The time-out is only there to end a test that found a
 * hole.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileExpressionTest {
    private static final String SLOW = "/^(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)"
            + "(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)(a?|b)z/";

    private static void evaluate(String expression) {
        Scope scope = Scopes.hurried(Scopes.of("{\"s\":\"" + "a".repeat(60) + "\"}"), Duration.ofMillis(150));
        JsonataExpression.parse(expression).evaluate(scope, "Output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"($f := function($x){ $f($x + 1) }; $f(0))",
            "($f := function($x){ 1 + $f($x + 1) }; $f(0))",
            "[1..10000000]", "$map([1..900000], function($i){ $map([1..1000], function($j){ $j }) })",
            "[1..1000000].[1..1000000]", "$pad('', 1e9)", "$pad('', -1e9)", "$range(0, 1e15, 1)", "$range(0, 1e7, 1)",
            "($d := function($s, $n){ $n = 0 ? $s : $d($s & $s, $n - 1) }; $d('aaaaaaaaaaaaaaaa', 60))",
            "($d := function($s, $n){ $n = 0 ? $s : $d($append($s, $s), $n - 1) }; $d([1], 60))",
            "($d := function($s, $n){ $n = 0 ? $s : $d([[$s], [$s]], $n - 1) }; $d(['a'], 60) = $d(['a'], 60))",
            "($d := function($s, $n){ $n = 0 ? $s : $d({'a':$s, 'b':$s}, $n - 1) }; $string($d({}, 60)))",
            "($d := function($s, $n){ $n = 0 ? $s : $d([[$s]], $n - 1) }; $string($d(1, 100000)))",
            "$replace($pad('', 1000000, 'a'), 'a', $pad('', 1000000, 'b'))", "$split($pad('', 9000000, 'a'), '')",
            "$join($map([1..9000], function($i){ $pad('', 9000) }))", "$formatInteger(1e15, 'I')",
            "$contains($pad('', 1000000, 'ab'), /(a|b)+c/)", "$sort([1..900000], function($a, $b){ true })"})
    void ends(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("threw an error during evaluation. The expression ")
                .extracting(e -> ((EvaluationException) e).error()).isEqualTo("States.QueryEvaluationError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$contains($states.input.s, RE)", "$match($states.input.s, RE)", "RE($states.input.s)",
            "$replace($states.input.s, RE, '')", "$split($states.input.s, RE)", "$filter([$states.input.s], RE)",
            "$states.input.s ~> RE", "$map($states.input.s, RE)"})
    void aRegularExpressionEnds(String expression) {
        assertThatThrownBy(() -> evaluate(expression.replace("RE", SLOW))).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("exceeded its limits: it took longer than 150 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Y][M][D][d][H][h][m][s][f][Y][M][D][d][H][h][m][s][f]",
            "[Y]1[M]1[D]1[d]1[H]1[h]1[m]1[s]1[f]1[Y]1[M]", "[Yw] [Mw] [Dw] [dw] [Hw] [hw] [mw] [sw] [fw]"})
    void aPictureThatCouldBeReadInManyWaysIsRefused(String picture) {
        assertThatThrownBy(() -> evaluate("$toMillis('" + "1".repeat(60) + "!', '" + picture + "')"))
                .hasMessageContaining("too many ways");
    }

    @Test
    void pathologicalSignaturesAreRefused() {
        assertThatThrownBy(() -> JsonataExpression.parse("(function($a,$b,$c)<n+n+n+:n>{1})(1,2,3)"))
                .isInstanceOf(ExpressionSyntaxException.class);
        assertThat(
                JsonataExpression.parse("(function($a)<n+:n>{$a})(1)").evaluate(Scopes.of("{}"), "Output").intValue())
                .isEqualTo(1);
    }

    @Test
    void theNextExpressionIsNoneTheWorse() {
        assertThatThrownBy(() -> evaluate("($f := function($x){ 1 + $f($x) }; $f(0))"))
                .isInstanceOf(EvaluationException.class);
        assertThat(JsonataExpression.parse("1 + 1").evaluate(Scopes.of("{}"), "Output").intValue()).isEqualTo(2);
    }

    @Test
    void deepBracketsAreRefused() {
        assertThatThrownBy(() -> JsonataExpression.parse("(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void longChainsAreRefusedOrEvaluated() {
        String chain = "1" + " + 1".repeat(15_000);
        assertThatThrownBy(() -> evaluate(chain)).isInstanceOfAny(ExpressionSyntaxException.class,
                EvaluationException.class);
        assertThatThrownBy(() -> JsonataExpression.parse("1" + "-".repeat(60_000) + "1"))
                .isInstanceOf(ExpressionSyntaxException.class);
        assertThatThrownBy(() -> JsonataExpression.parse("'" + "a".repeat(70_000) + "'"))
                .isInstanceOf(ExpressionSyntaxException.class);
    }
}
