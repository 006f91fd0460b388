package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object call(String function) {
        return CONSOLE.module("lib/time.js").call(function);
    }

    @Test
    void relative_times_have_one_unit() {
        assertThat(
                call("""
                        m => [0, -999, -1000, -59999, -60000, -3599999, -7200000, -86400000, -2592000000, -63072000000, 61000, 7200000]
                          .map(by => m.relative(new Date(1.7e12 + by).toISOString(), 1.7e12))"""))
                .isEqualTo(List.of("just now",
                        "just now", "1 second ago", "59 seconds ago", "1 minute ago", "59 minutes ago", "2 hours ago",
                        "yesterday",
                        "last month", "2 years ago", "in 1 minute", "in 2 hours"));
    }

    @Test
    void durations_have_two_units_at_most() {
        assertThat(
                call("""
                        m => [0, 999, 1000, 9994, 9999, 10000, 59949, 59999, 60000, 61500, 3599999, 3600000, 86399999, 86400000, 273600000, null, NaN]
                          .map(m.duration)"""))
                .isEqualTo(List.of("0 ms", "999 ms", "1.00 s", "9.99 s", "9.99 s", "10.0 s", "59.9 s",
                        "59.9 s", "1 min 00 s", "1 min 01 s", "59 min 59 s", "1 h 00 min", "23 h 59 min", "1 d 0 h",
                        "3 d 4 h", "–",
                        "–"));
    }

    @Test
    void absolute_times_have_milliseconds() {
        assertThat(call("m => m.absolute('2026-03-01T12:34:56.789Z')")).asString().contains("2026", "Mar",
                "12:34:56.789");
    }

    @Test
    void between_counts_until_now_where_there_is_no_end() {
        assertThat(call("m => m.between('2026-03-01T12:00:00.000Z', '2026-03-01T12:00:01.500Z')")).isEqualTo(1500);
        assertThat(
                call("m => { const t = m.between(new Date(Date.now() - 5000), null); return t >= 5000 && t < 60000; }"))
                .isEqualTo(true);
    }
}
