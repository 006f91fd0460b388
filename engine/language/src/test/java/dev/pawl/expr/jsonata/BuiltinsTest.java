package dev.pawl.expr.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinsTest {
    private static String value(String expression) {
        return JsonataExpression.parse(expression).evaluate(Scopes.of("{}"), "Output").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {"$partition([1,2,3,4,5], 2)![[1,2],[3,4],[5]]",
            "$partition([], 2)![]", "$range(0, 9, 3)![0,3,6,9]", "$range(0, 10, 3)![0,3,6,9]", "$range(1, 9, 9)!1",
            "$range(5, 1, -2)![5,3,1]", "$range(1, 0, 1)![]",
            "$hash('hello', 'MD5')!\"5d41402abc4b2a76b9719d911017c592\"",
            "$hash('hello', 'SHA-1')!\"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d\"", "$parse('-0')!0",
            "$parse('[1, {\"a\": null}]')![1,{\"a\":null}]", "$parse('1.1')!1.1", "$random(5) = $random(5)!true",
            "$now()!\"2024-01-02T03:04:05.678Z\"", "$now('[Y0001]-[M01]')!\"2024-01\"", "$millis()!1704164645678",
            "$contains('hello$world', /^hello\\$/)!true", "$contains('abc', 'b')!true", "$contains('abc', /B/i)!true",
            "$match('ababb', /a(b+)/)![{\"match\":\"ab\",\"index\":0,\"groups\":[\"b\"]},"
                    + "{\"match\":\"abb\",\"index\":2,\"groups\":[\"bb\"]}]",
            "$match('ababb', /a(b+)/, 1).index!0", "$replace('abcabc', /b(c)/, '[$1$$$0]')!\"a[c$bc]a[c$bc]\"",
            "$replace('abc', /b/, function($m){$uppercase($m.match)})!\"aBc\"",
            "$replace('a.b.c', '.', '-', 1)!\"a-b.c\"",
            "$replace('ab', /(a)(b)/, '$2$1$3')!\"ba\"", "$replace('265USD', /([0-9]+)USD/, '$$$1')!\"$265\"",
            "$split('a, b;c', /[,;] ?/)![\"a\",\"b\",\"c\"]", "$split('abc', '')![\"a\",\"b\",\"c\"]",
            "$split('a b c', ' ', 2)![\"a\",\"b\"]", "$split('abc', ' ')![\"abc\"]",
            "$join(['a','','b'], '-')!\"a--b\"",
            "$join(['', 'a'], '-')!\"-a\"", "$join(['a','a'], '-')!\"a-a\"", "$join('a')!\"a\"",
            "$pad('foo', -5, '#')!\"##foo\"", "$pad('foo', 8, 'ab')!\"fooababa\"", "$pad('foo', 2)!\"foo\"",
            "$number('0x10')!16", "$number('-1.5e1')!-15", "$number(true)!1", "$round(2.5)!2",
            "$round(123.456, 2)!123.46",
            "$round(125, -1)!120", "$toMillis('2018-01-02', '[Y0001]-[M01]-[D01]')!1514851200000",
            "$toMillis('20180102T030405', '[Y0001][M01][D01]T[H01][m01][s01]')!1514862245000",
            "$toMillis('2017-11-07T15:12:37.121Z')!1510067557121", "$toMillis('2017-11-07T15:12:37')!1510067557000",
            "$fromMillis(1510067557121)!\"2017-11-07T15:12:37.121Z\"",
            "$fromMillis(1510067557121, '[D1o] [MNn] [Y]')!\"7th November 2017\"",
            "$formatNumber(12345.6, '#,###.00')!\"12,345.60\"", "$parseInteger('MMXXIV', 'I')!2024",
            "$sort([3,1,2])![1,2,3]", "$sort(['b','a'])![\"a\",\"b\"]",
            "$sort([1,3,2], function($l,$r){$l < $r})![3,2,1]", "$formatInteger(2024, 'I')!\"MMXXIV\"",
            "$filter(['a','b'], /a/)!\"a\"", "/b/('abc').start!1", "$sort([1..4], function($l,$r){true}) ~> $count!4",
            "$count($shuffle([1..5]))!5", "$map(['a','b'], $uppercase)![\"A\",\"B\"]", "$string(0.1+0.2)!\"0.3\""})
    void evaluates(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$partition([1], 0)", "$partition([1], -1)", "$range(1, 2, 0)", "$hash('a', 'X')",
            "$hash(1, 'MD5')", "$parse('nope')", "$parse('1 2')", "$replace('a', '', 'b')",
            "$replace('a', 'a', 'b', -1)",
            "$split('a', ',', -1)", "$match('a', /a/, -1)", "$match('a', /b*/)", "$number('')", "$number('1e400')",
            "$number(null)", "$sort([1, 'a'])", "$join([1])", "$range('a', 1, 1)",
            "$replace('a', /a/, function($m){1})"})
    void refusesArgumentsThatMakeNoSense(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("threw an error during evaluation. ");
    }

    @Test
    void drawsFromTheLotsThatItIsGiven() {
        assertThat(value("$uuid()")).isEqualTo(value("$uuid()")).matches("\"[0-9a-f-]{14}4[0-9a-f-]{21}\"");
        assertThat(value("$random()")).isEqualTo(value("$random()"));
        assertThat(value("$shuffle([1..20])")).isEqualTo(value("$shuffle([1..20])")).isNotEqualTo(value("[1..20]"));
        assertThat(value("$uuid() = $uuid()")).isEqualTo("false");
    }
}
