package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JsonModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static Object pretty(String text) {
        return CONSOLE.module("lib/json.js").call("(m, text) => m.pretty(text)", text);
    }

    @Test
    void lays_out_without_losing_a_digit() {
        assertThat(pretty("{\"id\":12345678901234567890.10,\"of\":[1e400,{}],\"none\":[]}")).isEqualTo("""
                {
                  "id": 12345678901234567890.10,
                  "of": [
                    1e400,
                    {}
                  ],
                  "none": []
                }""");
    }
}
