package dev.pawl.browser.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChartsModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    /** The label of a line, and its points. */
    private static @Nullable Object line(String values) {
        return CONSOLE.module("views/machines/charts.js").call(
                """
                        (m, values) => {
                          const drawn = m.Sparkline({ values: JSON.parse(values), label: 'Time', text: value => value + ' ms' });
                          return drawn && drawn.props['aria-label'] + ': ' + [drawn.props.children].flat().find(child => child.props).props.points;
                        }""",
                values);
    }

    @Test
    void a_line_goes_from_left_to_right_and_its_highest_value_to_the_top() {
        assertThat(line("[0, 50, 100]")).isEqualTo("Time; highest 100 ms: 0.0,28.0 50.0,15.5 100.0,3.0");
    }

    @Test
    void what_is_not_known_is_left_out_and_keeps_its_place() {
        assertThat(line("[10, null, 10]")).isEqualTo("Time; highest 10 ms: 0.0,3.0 100.0,3.0");
        assertThat(line("[0, 0]")).isEqualTo("Time; highest 1 ms: 0.0,28.0 100.0,28.0");
    }

    @Test
    void one_value_is_no_line() {
        assertThat(line("[7]")).isNull();
        assertThat(line("[null, 7, null]")).isNull();
        assertThat(line("[]")).isNull();
    }
}
