package dev.pawl.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.Configuration;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static Configuration configuration(String logging) {
        return Configuration.of(Json.read("{\"logging\":" + logging + "}"), "pawl.json", Path.of(""));
    }

    private static JsonNode line(Throwable thrown) {
        return line(thrown, 7, Map.of("execution", "arn:aws:states:e", "message", "not this"));
    }

    private static JsonNode line(Throwable thrown, Object argument, Map<String, String> fields) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("caller", context.getLogger("dev.pawl.x"), Level.WARN,
                "a \"quoted\"\nmessage {}", thrown, new Object[]{argument});
        event.setInstant(Instant.EPOCH);
        event.setThreadName("worker-1");
        event.setMDCPropertyMap(fields);
        JsonLines lines = new JsonLines();
        lines.start();
        String text = new String(lines.encode(event), StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return Json.read(text);
    }

    @Test
    void aLineIsAnObjectWithWhatTheThreadWorksOn() {
        JsonNode line = line(new IllegalStateException("broken"));
        assertThat(line.path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("dev.pawl.x");
        assertThat(line.path("message").asText()).isEqualTo("a \"quoted\"\nmessage 7");
        assertThat(line.path("execution").asText()).isEqualTo("arn:aws:states:e");
        assertThat(line.path("exception").asText()).startsWith("java.lang.IllegalStateException: broken\n");
    }

    @Test
    void anExecutionThatTheMessageNamesIsAMemberToo() {
        String arn = "arn:aws:states:us-east-1:123456789012:execution:orders:7";
        JsonNode line = line(new IllegalStateException("broken"), arn, Map.of("state", "Pay", "trace", "0af7"));

        assertThat(line.path("execution").asText()).isEqualTo(arn);
        assertThat(line.path("machine").asText()).isEqualTo("orders");
        assertThat(line.path("state").asText()).isEqualTo("Pay");
        assertThat(line.path("trace").asText()).isEqualTo("0af7");
        assertThat(line(new IllegalStateException("broken"), "arn:aws:states:::x", Map.of()).has("execution"))
                .isFalse();
    }

    @Test
    void theSectionSaysFormLevelsAndFile() {
        LoggingSettings settings = LoggingSettings.read(configuration("{\"format\":\"json\",\"level\":\"WARN\","
                + "\"levels\":{\"dev.pawl\":\"DEBUG\"},\"executions\":true,\"file\":\"pawl.log\",\"keepFiles\":2}"))
                .orElseThrow();

        assertThat(settings.json()).isTrue();
        assertThat(settings.levels()).isEqualTo(Map.of("dev.pawl", "DEBUG"));
        assertThat(settings.file().orElseThrow())
                .isEqualTo(new LoggingSettings.LogFile(Path.of("pawl.log"), 100, 2));
        assertThatThrownBy(() -> LoggingSettings.read(configuration("{\"level\":\"LOUD\"}")))
                .hasMessageContaining("/logging/level");
        assertThatThrownBy(() -> LoggingSettings.read(configuration("{\"format\":\"xml\"}")))
                .hasMessageContaining("/logging/format");
    }
}
