package dev.pawl.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "1", "arn:aws:states:us-east-1:123456789012:execution:m:ü"})
    void give_back_the_position(String position) {
        assertThat(PageTokens.position("list", PageTokens.of("list", position))).isEqualTo(position);
    }

    @Test
    void belong_to_one_list() {
        String token = PageTokens.of("ListExecutions RUNNING", "7");

        assertThatThrownBy(() -> PageTokens.position("ListExecutions FAILED", token))
                .hasMessage("Invalid Token: 'Invalid token'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAAAAAAAAAAAAAAAAAA"})
    void are_made_by_us(String token) {
        assertThatThrownBy(() -> PageTokens.position("list", token)).hasMessage("Invalid Token: 'Invalid token'");
    }
}
