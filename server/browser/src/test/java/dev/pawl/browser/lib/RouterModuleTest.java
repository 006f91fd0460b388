package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RouterModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object call(String function) {
        return CONSOLE.module("lib/router.js").call(function);
    }

    @Test
    void what_is_put_into_an_address_comes_out_of_it() {
        assertThat(
                call("""
                        m => {
                          const arn = 'arn:aws:states:us-east-1:123456789012:execution:a/b:ü 100% #?&';
                          const href = m.path`/executions/${arn}`;
                          return [href.startsWith('/executions/arn:aws:states:'), m.match('/executions/:arn', href).arn === arn];
                        }"""))
                .isEqualTo(Arrays.asList(true, true));
    }

    @Test
    void patterns_fit_whole_paths() {
        assertThat(call("m => m.match('/machines/:arn', '/machines/x')")).isEqualTo(Map.of("arn", "x"));
        assertThat(call("m => m.match('/', '/')")).isEqualTo(Map.of());
        assertThat(call("m => m.match('/machines', '/machines/')")).isEqualTo(Map.of());
        assertThat(call("m => [['/', '/machines'], ['/machines/:arn', '/machines'], ['/machines', '/machines/x'],"
                + " ['/machines/:arn', '/executions/x'], ['/machines', '/Machines']].map(([p, at]) => m.match(p, at))"))
                .isEqualTo(Arrays.asList(null, null, null, null, null));
    }

    @Test
    void an_address_that_is_no_encoding_is_no_reason_to_break() {
        assertThat(call("m => m.match('/machines/:arn', '/machines/%E0%A4%A')")).isEqualTo(Map.of("arn", "%E0%A4%A"));
    }

    @Test
    void parameters_are_set_and_taken_away() {
        assertThat(call("""
                m => {
                  m.go('/empty?tab=events&event=7');
                  const one = m.withQuery({ tab: null, state: 'A & B' });
                  m.go(one);
                  return [one, m.withQuery({ state: '', event: undefined }), history.length > 1];
                }""")).isEqualTo(Arrays.asList("/empty?event=7&state=A+%26+B", "/empty", true));
    }
}
