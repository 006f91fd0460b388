package dev.pawl.browser.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FormatModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object format(String text) {
        return CONSOLE.module("views/machines/format.js").call("(m, text) => m.format(text)", text);
    }

    @Test
    void short_lists_and_short_objects_in_lists_stay_on_one_line() {
        assertThat(format("{\"Retry\":[{\"ErrorEquals\":[\"Busy\",\"Late\"],\"MaxAttempts\":2}],"
                + "\"Choices\":[{\"Condition\":\"{% true %}\",\"Next\":\"A\"}],\"Output\":{\"a\":1},\"x\":{},\"y\":[]}"))
                .isEqualTo("""
                        {
                          "Retry": [
                            {
                              "ErrorEquals": ["Busy", "Late"],
                              "MaxAttempts": 2
                            }
                          ],
                          "Choices": [
                            {"Condition": "{% true %}", "Next": "A"}
                          ],
                          "Output": {
                            "a": 1
                          },
                          "x": {},
                          "y": []
                        }
                        """);
    }

    @Test
    void long_lists_are_written_below_each_other() {
        String word = "\"" + "x".repeat(60) + "\"";
        assertThat(format("[" + word + "," + word + "]")).isEqualTo("[\n  " + word + ",\n  " + word + "\n]\n");
    }

    @Test
    void no_digit_is_lost_and_what_is_formatted_stays() {
        String once = "{\n  \"n\": 12345678901234567890.10\n}\n";
        assertThat(format("{\"n\":12345678901234567890.10}")).isEqualTo(once);
        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void what_is_no_json_comes_back_untouched() {
        assertThat(format("{\"StartAt\": ")).isEqualTo("{\"StartAt\": ");
        assertThat(format("{\"a\": oops}")).isEqualTo("{\"a\": oops}");
    }
}
