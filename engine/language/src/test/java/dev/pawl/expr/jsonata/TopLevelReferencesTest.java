package dev.pawl.expr.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopLevelReferencesTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {"phone=>phone", "phone[0].x=>phone", "aaa + bbb + aaa=>aaa,bbb",
            "$.phone=>$", "$$=>$$", "$states.input[$$.a = 1]=>$$", "{aaa: bbb}=>aaa,bbb",
            "[aaa, {\"x\": bbb}]=>aaa,bbb", "$sum(lines.price)=>lines",
            "$map($states.input.a, function($x){ b })=>b", "$map($states.input.a, function($x)<n:n>{ $x + b })=>b",
            "$x ~> $f(name)=>name", "($v := a; $v)=>a", "$states.input.ok ? a : b=>a,b", "`true`=>true",
            "$count($)=>$", "$x ~> |a|{\"c\": d}| ~> $f(b)=>b"})
    void findsWhatIsLookedUpInTheInput(String expression, String names) {
        assertThat(JsonataExpression.parse(expression).topLevelReferences()).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$states.input.phone", "$states.input.items[phone > 3].name",
            "$states.input.items^(>price)",
            "$states.input.items{kind: $sum(price)}", "$states.input.items.(price * count)", "$phone.$lookup(name)",
            "$states.input.items.{'a': b}", "$states.input.items.[a, b]", "$map($v.a, function($x, $i){ $x.phone })",
            "$states.input.items.$string($)", "true and null = false", "$states.input.items[$ > 2]",
            "$states.input.order.items ~> |$|{'price': price * 2}|"})
    void leavesTheRestAlone(String expression) {
        assertThat(JsonataExpression.parse(expression).topLevelReferences()).isEmpty();
    }
}
