package dev.pawl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static ConfigurationValue section(String json) {
        return Configuration.of(Json.read("{\"part\": " + json + "}"), "pawl.json", Path.of("")).value("part")
                .orElseThrow();
    }

    @Test
    void valuesAreReadWithTheirPlace() {
        ConfigurationValue part = section("{\"a\": {\"b/c\": [\"x\", \"y\"]}, \"wait\": 1.5, \"long\": \"PT5M\"}");
        assertThat(part.get("a").get("b/c").texts()).containsExactly("x", "y");
        assertThat(part.get("a").get("b/c").items().get(1).pointer()).isEqualTo("/part/a/b~1c/1");
        assertThat(part.get("wait").duration()).isEqualTo(Duration.ofMillis(1500));
        assertThat(part.get("long").duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(part.find("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "7         | Expected a text at /part/v of pawl.json, but found another number",
            "\"\"      | Expected a text at /part/v of pawl.json, but found an empty text",
            "{}        | Expected a text at /part/v of pawl.json, but found an object"})
    void aWrongValueIsToldWithItsPlaceAndIsNotQuoted(String value, String message) {
        ConfigurationValue part = section("{\"v\": " + value + "}");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> part.text("v")).withMessage(message);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        ConfigurationValue part = section("{\"naem\": 1}");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> part.text("name"))
                .withMessage("Expected name at /part of pawl.json, but it is missing");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> part.requireOnly(Set.of("name", "a")))
                .withMessage("Expected one of a, name at /part of pawl.json, but found naem");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> section("{\"d\": -1}").get("d").duration())
                .withMessage("Expected seconds, or a duration such as PT5M at /part/d of pawl.json, "
                        + "but found another number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\": {                | Unexpected end-of-input: expected close marker for Object (start marker at "
                    + "line 1, column 7) at line 1, column 8",
            "{\"a\": [1}              | Unexpected close marker '}': expected ']' (for Array starting at line 1, "
                    + "column 7) at line 1, column 9",
            "{\"a\" 1}                | Unexpected character ('1' (code 49)): was expecting a colon to separate field "
                    + "name and value at line 1, column 6",
            "{\"a\": 1, \"a\": 2}     | Expected each member once, but found: Duplicate field 'a' at line 1, "
                    + "column 13"})
    void whatIsNoJsonIsToldByLineAndColumn(String text, String complaint, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pawl.json"), text);
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> Configuration.read(file))
                .withMessage("Expected JSON in " + file + ", but: " + complaint);
    }

    @Test
    void pathsAreRelativeToTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pawl.json"), "{}");
        assertThat(Configuration.read(file).resolve("a/../b.txt")).isEqualTo(folder.resolve("b.txt"));
    }

    @Test
    void aFileThatIsNoObjectIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pawl.json"), "[1]");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> Configuration.read(file))
                .withMessage("Expected an object in " + file + ", but found a list");
    }
}
