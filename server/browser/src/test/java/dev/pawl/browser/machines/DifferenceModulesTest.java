package dev.pawl.browser.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DifferenceModulesTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object lines(String function, String before, String after) {
        return CONSOLE.module("views/machines/line-diff.js").call("(m, [a, b]) => " + function, List.of(before, after));
    }

    private static @Nullable Object states(String before, String after) {
        return CONSOLE.module("views/machines/state-diff.js").call(
                "(m, [a, b]) => m.stateDiff(a, b).map(s => [s.change, s.name, s.type, ...s.fields].join(' ')).join('|')",
                List.of(machine(before), machine(after)));
    }

    private static String machine(String states) {
        return "{\"States\": {" + states + "}}";
    }

    @Test
    void lines_are_paired_and_numbered_on_both_sides() {
        assertThat(lines("m.lineDiff(a, b).map(r => [r.left?.n ?? '-', r.kind, r.right?.n ?? '-'].join(' ')).join('|')",
                "a\nb\nc\nd\n", "a\nB\nc\nd\ne"))
                .isEqualTo("1 same 1|2 changed 2|3 same 3|4 same 4|- added 5");
        assertThat(lines("m.lineDiff(a, b).map(r => r.kind).join()", "a\nb\nc", "c")).isEqualTo("removed,removed,same");
        assertThat(lines("m.lineDiff(a, b).length", "", "")).isEqualTo(0);
    }

    @Test
    void long_runs_of_same_lines_are_folded_and_unfolded() {
        String many = IntStream.range(0, 20).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
        String folded = "rows => rows.map(r => r.kind === 'folded' ? 'folded ' + r.rows.length : r.kind[0]).join()";
        assertThat(lines("(" + folded + ")(m.fold(m.lineDiff(a, b), new Set()))", "x\n" + many, "y\n" + many))
                .isEqualTo("c,s,s,s,folded 17");
        assertThat(lines("m.fold(m.lineDiff(a, b), new Set([4])).length", "x\n" + many, "y\n" + many)).isEqualTo(21);
    }

    @Test
    void what_is_only_on_one_side_of_a_changed_line_is_marked() {
        assertThat(lines("JSON.stringify(m.pieces(m.lineDiff(a, b)[0], 'right'))", "\"Due\": 1,", "\"Due\": 22,"))
                .isEqualTo("[[\"\\\"Due\\\": \",false],[\"22\",true],[\",\",false]]");
    }

    @Test
    void states_are_added_removed_and_changed_by_their_fields() {
        assertThat(states("\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}, \"B\": {\"Type\": \"Succeed\"}",
                "\"A\": {\"Next\": \"C\", \"Type\": \"Pass\", \"Output\": 1}, \"C\": {\"Type\": \"Fail\"}"))
                .isEqualTo("changed A Pass Next Output|added C Fail|removed B Succeed");
    }

    @Test
    void order_and_layout_are_no_difference_and_states_inside_count_for_themselves() {
        String inside = "\"M\": {\"Type\": \"Map\", \"ItemProcessor\": {\"States\": {\"I\": {\"Type\": \"Pass\", \"Result\": %s}}}}";
        assertThat(states("\"A\": {\"Type\": \"Pass\", \"Result\": {\"x\": 1, \"y\": 2}}",
                "\"A\": {\"Result\": {\"y\": 2, \"x\":1}, \"Type\":\"Pass\"}")).isEqualTo("");
        assertThat(states(inside.formatted("1"), inside.formatted("2"))).isEqualTo("changed I Pass Result");
    }
}
