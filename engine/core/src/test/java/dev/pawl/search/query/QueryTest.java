package dev.pawl.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.query.Condition.Data;
import dev.pawl.store.SearchIndex.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private static List<Condition> parsed(String text) {
        return Query.parse(text, NOW).conditions();
    }

    @Test
    void wordsSayWhatARowSays() {
        assertThat(parsed("status:failed,timed-out machine:ord* -name:\"a b\",c error:States.Timeout tag:env=prod"))
                .containsExactly(new Condition.Status(Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT)),
                        new Condition.Machine(List.of(new Pattern("ord", true))),
                        new Condition.Not(
                                new Condition.Name(List.of(Pattern.exactly("a b"), Pattern.exactly("c")))),
                        new Condition.ErrorName(List.of(Pattern.exactly("States.Timeout"))),
                        new Condition.Tag("env", Optional.of("prod")));
        assertThat(parsed("redrives:>0 duration:>=1h30m cause:Boom"))
                .containsExactly(new Condition.Redrives(1, Long.MAX_VALUE),
                        new Condition.Took(Optional.of(Duration.ofMinutes(90)), Optional.empty()),
                        new Condition.Cause("boom"));
        assertThat(parsed("is:paused -is:waiting")).containsExactly(new Condition.Is(Condition.Is.What.PAUSED),
                new Condition.Not(new Condition.Is(Condition.Is.What.WAITING)));
        assertThat(parsed("  ")).isEmpty();
    }

    @Test
    void timesAreMomentsDaysAndHowLongAgo() {
        Instant day = Instant.parse("2026-11-20T00:00:00Z");
        assertThat(parsed("started:>2h started:2h")).containsOnly(
                new Condition.Started(Period.from(NOW.minus(Duration.ofHours(2)))));
        assertThat(parsed("started:<2h")).containsExactly(
                new Condition.Started(Period.before(NOW.minus(Duration.ofHours(2)))));
        assertThat(parsed("started:2026-11-20 stopped:yesterday")).containsExactly(
                new Condition.Started(new Period(Optional.of(day), Optional.of(day.plus(Duration.ofDays(1))))),
                new Condition.Stopped(new Period(Optional.of(day), Optional.of(day.plus(Duration.ofDays(1))))));
        assertThat(parsed("started:2026-11-20..2026-11-21T10:15Z")).containsExactly(new Condition.Started(
                new Period(Optional.of(day), Optional.of(Instant.parse("2026-11-21T10:16:00Z")))));
        assertThat(parsed("started:>=2026-11-20T01:00:00+01:00")).containsExactly(
                new Condition.Started(Period.from(day)));
    }

    @Test
    void manyMinusesAreOneOrNone() {
        assertThat(parsed("-".repeat(1_999) + "a")).containsExactly(new Condition.Not(new Condition.Text("a")));
        assertThat(parsed("-".repeat(1_998) + "a")).containsExactly(new Condition.Text("a"));
    }

    @Test
    void aTermHasFewValues() {
        assertThatThrownBy(() -> parsed("name:" + "a*,".repeat(50) + "a*")).isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Expected at most 50 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "100e2147483647", "0.001e-2147483647", "-1e-99999999999"})
    void aNumberWithoutBoundsIsNotKept(String digits) {
        assertThat(Scalars.number(digits)).isEmpty();
    }

    @Test
    void pathsLeadIntoData() {
        assertThat(parsed("input.order.id=\"42\"")).containsExactly(
                new Data("input.order.id", List.of(Interval.exactly("t42"))));
        assertThat(parsed("input.items[].sku=A* output[\"a.b\"].c=null")).containsExactly(
                new Data("input.items[].sku", List.of(Scalars.beginningWith("A"))),
                new Data("output[\"a.b\"].c", List.of(Interval.exactly("tnull"), Interval.exactly("z"))));
        assertThat(parsed("input=x")).containsExactly(new Data("input", List.of(Interval.exactly("tx"))));
        assertThat(parsed("input.a!=1").getFirst()).isInstanceOf(Condition.Not.class);
    }

    @Test
    void theRestIsFreeText() {
        assertThat(parsed("Order-7 \"Two Words\"")).containsExactly(new Condition.Text("order-7"),
                new Condition.Text("two words"));
        String arn = "arn:aws:states:us-east-1:123456789012:execution:Order:a";
        assertThat(parsed(arn)).containsExactly(new Condition.Arn(arn));
        assertThat(parsed("input")).containsExactly(new Condition.Text("input"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour:red | one of status, machine | at column 1
            status:failed statu:x | one of status | at column 15
            status:broken | running, succeeded, failed, timed_out or aborted, but found “broken” | at column 8
            started:soon | a time such as 2h | at column 9
            duration:5m | >, >=, < or <= | at column 10
            name:a*b | * at the end | at column 6
            input.order.=1 | a name after the dot | at column 13
            input.a[0]=1 | [] for any element | at column 8
            input.a= | a value, but found the end | at column 9
            input.a:1 | one of =, !=, >, >=, < and <= | at column 8
            "open | a quote at the end | at column 1
            name:"a"b | a blank between terms | at column 9
            redrives:x | a number | at column 10
            is:running | paused or waiting | at column 4
            arn:aws:x | the ARN of an execution | at column 1
            """)
    void mistakesAreNamedWithTheirPlace(String text, String expected, String place) {
        assertThatThrownBy(() -> parsed(text)).isInstanceOf(QueryException.class).hasMessageContaining("Expected")
                .hasMessageContaining(expected).hasMessageContaining(place);
    }

    @Test
    void valuesSortAsTheyShould() {
        List<String> numbers = Stream.of("-1e300", "-2", "-1.5", "-1e-9", "0", "1e-9", "0.1", "1", "42", "1e9", "1e400")
                .map(text -> Scalars.number(text).orElseThrow()).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(Scalars.number("42.0")).isEqualTo(Scalars.number("4.2e1"));
        assertThat(Scalars.number("-0")).isEqualTo(Scalars.number("0"));
        assertThat(Scalars.number("12345678901234567890")).isNotEqualTo(Scalars.number("12345678901234567891"));
        assertThat(Scalars.number("1".repeat(101))).isEmpty();
    }

    @Test
    void comparisonsHoldWhatTheySay() {
        Data more = (Data) parsed("input.a>41").getFirst();
        Data least = (Data) parsed("input.a>=42").getFirst();
        Data text = (Data) parsed("input.a<=b").getFirst();
        String big = Scalars.number("42").orElseThrow();
        assertThat(more.any().getFirst().contains(big)).isTrue();
        assertThat(least.any().getFirst().contains(big)).isTrue();
        assertThat(parsed("input.a>42")).allMatch(c -> !((Data) c).any().getFirst().contains(big));
        assertThat(more.any().getFirst().contains(Scalars.of("9"))).isFalse();
        assertThat(text.any().getFirst().contains(Scalars.of("b"))).isTrue();
        assertThat(text.any().getFirst().contains(Scalars.of("ba"))).isFalse();
        assertThat(text.any().getFirst().contains(Scalars.of("azzz"))).isTrue();
    }
}
