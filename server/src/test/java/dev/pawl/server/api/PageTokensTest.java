package dev.pawl.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String INVALID = "Invalid Token: 'Invalid token'";

    private final PageTokens tokens = at(NOW);

    private static PageTokens at(Instant now) {
        return new PageTokens(new byte[32], () -> now);
    }

    @Test
    void lead_to_where_they_were_made_for() {
        String token = tokens.of("ListExecutions RUNNING", "execution 7 \uD83D\uDC3E");

        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(token), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("execution");
        assertThat(tokens.position("ListExecutions RUNNING", token)).isEqualTo("execution 7 \uD83D\uDC3E");
        assertThat(at(NOW.plus(Duration.ofHours(24))).position("ListExecutions RUNNING", token)).isNotEmpty();
    }

    @Test
    void do_not_lead_into_another_list() {
        String token = tokens.of("ListExecutions RUNNING", "7");

        assertThatThrownBy(() -> tokens.position("ListExecutions FAILED", token)).hasMessage(INVALID);
    }

    @Test
    void end_after_a_day() {
        String token = tokens.of("list", "7");

        assertThatThrownBy(() -> at(NOW.plus(Duration.ofHours(24)).plusMillis(1)).position("list", token))
                .hasMessage(INVALID);
    }

    @Test
    void cannot_be_changed_or_made_elsewhere() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.of("list", "7"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> tokens.position("list", token)).hasMessage(INVALID);
        }
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        String foreign = new PageTokens(otherKey, () -> NOW).of("list", "7");
        assertThatThrownBy(() -> tokens.position("list", foreign)).hasMessage(INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void are_made_by_us(String token) {
        assertThatThrownBy(() -> tokens.position("list", token)).hasMessage(INVALID);
    }
}
