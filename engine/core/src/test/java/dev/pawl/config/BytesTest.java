package dev.pawl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    private static long read(String json) {
        return Bytes.read(new ConfigurationValue(Json.read(json), "/size", "pawl.json"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1024,1024", "'\"12\"',12", "'\"1KiB\"',1024", "'\"1.5 GiB\"',1610612736",
            "'\"2GB\"',2000000000",
            "'\"3k\"',3000"})
    void a_size_is_read(String json, long bytes) {
        assertThat(read(json)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"many\"", "\"5 XB\"", "null", "\"\"", "\"999999999999999TiB\""})
    void anything_else_is_told(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("at /size of pawl.json");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1536,1.5 KiB", "21474836480,20 GiB", "5000000000000000,4547 TiB"})
    void words_are_short(long bytes, String words) {
        assertThat(Bytes.words(bytes)).isEqualTo(words);
    }
}
