package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0 B
            1023          | 1,023 B
            1024          | 1 KiB
            4928307       | 4.7 MiB
            157286400     | 150 MiB
            21474836480   | 20 GiB
            """)
    void bytes_have_the_unit_that_fits(long count, String told) {
        assertThat(CONSOLE.module("lib/amounts.js").call("(m, count) => m.bytes(Number(count))", Long.toString(count)))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P30D        | 30 days
            PT720H      | 30 days
            P1DT2H      | 1 day 2 hours
            PT90M       | 1 hour 30 minutes
            PT0.5S      | 0.5 seconds
            PT0S        | PT0S
            forever     | forever
            P1M         | P1M
            """)
    void durations_are_told_in_words_and_what_is_none_as_it_is(String duration, String told) {
        assertThat(CONSOLE.module("lib/amounts.js").call("(m, text) => m.period(text)", duration)).isEqualTo(told);
    }
}
