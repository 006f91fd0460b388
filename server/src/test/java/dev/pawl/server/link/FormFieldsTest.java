package dev.pawl.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFieldsTest {
    private final FormFields fields = new FormFields(Json.read("{\"properties\":{\"n\":{\"type\":\"number\"}}}"));

    @ParameterizedTest
    @CsvSource({"5, 5", "1e3, 1000", "0.10, 0.1", "1e999999999, '\"1e999999999\"'", "1e-999999999, '\"1e-999999999\"'",
            "x, '\"x\"'"})
    void numbersAreReadIfTheyCanBeWrittenOut(String sent, String read) {
        assertThat(fields.answers(Map.of("f.n", sent)).path("n").toString()).isEqualTo(read);
    }
}
