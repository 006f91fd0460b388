package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.embedded.Shop.Order;
import dev.pawl.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Values VALUES = Values.STANDARD;

    enum Colour {
        RED, BLUE
    }

    record Everything(int count, long big, double rate, boolean yes, String text, Optional<String> note,
            OptionalInt maybe, BigDecimal price, LocalDate day, OffsetDateTime when, Duration lasting, Colour colour,
            List<Integer> numbers, Map<String, Order> orders, @Nullable String nick) {}

    @Test
    void a_record_comes_back_as_it_went() {
        Everything all = new Everything(1, 1L << 60, 0.1, true, "ü", Optional.of("n"), OptionalInt.empty(),
                new BigDecimal("12345678901.23"), LocalDate.of(2026, 2, 28),
                OffsetDateTime.parse("2026-02-28T10:00:00+05:30"), Duration.ofMinutes(90), Colour.BLUE,
                List.of(1, 2), Map.of("a", Order.of("1")), null);

        String text = VALUES.text(all, "it");

        assertThat(text).contains("\"day\":\"2026-02-28\"", "\"lasting\":\"PT1H30M\"", "\"maybe\":null",
                "\"price\":12345678901.23");
        assertThat(VALUES.<Everything>read(Json.read(text), Everything.class, "it")).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "19.99", "123456789012.345", "0.000001", "1E+20", "-999999999999.99"})
    void digits_are_kept(String number) {
        BigDecimal given = new BigDecimal(number);

        BigDecimal back = VALUES.read(Json.read(VALUES.text(given, "it")), BigDecimal.class, "it");

        assertThat(back).isEqualByComparingTo(given);
    }

    @Test
    void digits_that_would_be_lost_are_refused_with_their_place() {
        assertThatThrownBy(() -> VALUES.write(Map.of("prices", List.of(1, new BigDecimal("1.00000000000000000001"))),
                "the input of orders")).isInstanceOf(ValueException.class).hasMessage(
                        "Expected numbers of up to 15 digits in the input of orders, but at /prices/1"
                                + " 1.00000000000000000001 would become 1.0; give it as a text");
    }

    @Test
    void what_does_not_fit_is_refused_with_its_place() {
        assertThatThrownBy(() -> VALUES.read(Json.read("""
                {"id": "1", "total": "many", "items": [], "at": "2026-01-01T00:00:00Z"}"""), Order.class, "the input"))
                .isInstanceOf(ValueException.class)
                .hasMessageStartingWith("Expected the input to be a Order, but at /total: Cannot deserialize");
        assertThatThrownBy(() -> VALUES.read(Json.read("""
                {"id": "1", "total": 1, "at": "2026-01-01T00:00:00Z"}"""), Order.class, "the input"))
                .hasMessageContaining("Missing required creator property 'items'");
        assertThatThrownBy(() -> VALUES.read(Json.read("null"), int.class, "the output"))
                .isInstanceOf(ValueException.class).hasMessageContaining("Cannot map `null` into type `int`");
    }

    @Test
    void what_a_record_does_not_know_is_passed_over() {
        record Small(String id) {}

        assertThat(VALUES.<Small>read(Json.read("{\"id\": \"1\", \"more\": [1]}"), Small.class, "it"))
                .isEqualTo(new Small("1"));
    }

    @Test
    void what_json_cannot_say_is_refused() {
        assertThatThrownBy(() -> VALUES.write(new Object(), "the output of function f"))
                .isInstanceOf(ValueException.class).hasMessageStartingWith(
                        "Expected the output of function f to be a value that JSON can say, but java.lang.Object");
    }
}
