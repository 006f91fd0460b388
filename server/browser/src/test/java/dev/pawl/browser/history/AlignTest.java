package dev.pawl.browser.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlignTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static final String ONE = """
            0 0 ExecutionStarted input={}
            0 0 PassStateEntered name=A input=1
            2 0 PassStateExited name=A output=1
            3 0 PassStateEntered name=B input=1
            4 0 PassStateExited name=B output=2
            5 0 PassStateEntered name=D input=2
            6 0 PassStateExited name=D output=3
            7 0 ExecutionSucceeded output=3""";

    private static final String OTHER = """
            0 0 ExecutionStarted input={}
            0 0 PassStateEntered name=A input=1
            2 0 PassStateExited name=A output=1
            3 0 PassStateEntered name=C input=1
            4 0 PassStateExited name=C output=2
            5 0 PassStateEntered name=D input=5
            6 0 PassStateExited name=D output=3
            7 0 ExecutionSucceeded output=3""";

    private static @Nullable Object aligned(String left, String right) {
        return CONSOLE.module("views/execution/compare/align.js").call(
                """
                        async (m, both) => {
                          const at = performance.getEntriesByType('resource').find(one => one.name.endsWith('/compare/align.js')).name;
                          const { History } = await import(new URL('../fold/history.js', at));
                          const [left, right] = both.map(events => {
                            const history = new History();
                            history.add(events);
                            return history;
                          });
                          return m.align(left.fold, right.fold).map(row => `${row.name} ${row.left?.entered ?? '-'} ${row.right?.entered ?? '-'} ${m.differences(row, left, right)}`);
                        }""",
                List.of(Events.of(left), Events.of(right)));
    }

    @Test
    void what_both_have_stands_side_by_side() {
        assertThat(aligned(ONE, OTHER)).isEqualTo(List.of("A 2 2 ", "B 4 - path", "C - 4 path", "D 6 6 input"));
    }

    @Test
    void an_execution_is_the_same_as_itself() {
        assertThat(aligned(ONE, ONE)).isEqualTo(List.of("A 2 2 ", "B 4 4 ", "D 6 6 "));
    }
}
