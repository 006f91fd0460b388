package dev.pawl.interpreter.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"log-*.txt,log-2026.txt,true", "log-*.txt,log-2026.csv,false",
            "*,\"\",true", "a*b*c,axxbyyc,true", "a*b*c,axxbyy,false", "a\\*b,a*b,true", "a\\*b,axb,false",
            "a\\\\*,a\\bc,true", "**,anything,true", "\"\",\"\",true", "\"\",x,false", "a\\,a\\,true"})
    void a_star_stands_for_any_text_unless_escaped(String pattern, String text, boolean matches) {
        assertThat(Wildcards.match(pattern, text)).isEqualTo(matches);
    }

    @Test
    void many_stars_do_not_take_exponential_time() {
        assertThat(Wildcards.match("*a".repeat(50) + "b", "a".repeat(5000))).isFalse();
    }
}
