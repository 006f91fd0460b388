package dev.pawl.server.rest.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.rest.RestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DefinitionRoutesTest {
    @RegisterExtension
    private final RestServer rest = new RestServer();

    private JsonNode validated(String definition) {
        return rest.client().ok("POST", "/definitions/validation", "definition", definition);
    }

    @Test
    void problemsHaveTheirPlaceInTheText() {
        JsonNode answer = validated(
                "{\n  \"StartAt\": \"A\",\n  \"States\": {\"B\": {\"Type\": \"Pass\", \"End\": true}}\n}");
        assertThat(answer.path("result").asText()).isEqualTo("FAIL");
        JsonNode problem = answer.path("diagnostics").path(0);
        assertThat(problem.path("severity").asText()).isEqualTo("ERROR");
        assertThat(problem.path("location").asText()).isEqualTo("/StartAt");
        assertThat(problem.path("line").intValue()).isEqualTo(2);
        assertThat(problem.path("column").intValue()).isEqualTo(3);
        assertThat(problem.path("endLine").intValue()).isEqualTo(2);
        assertThat(problem.path("endColumn").intValue()).isEqualTo(17);
    }

    @Test
    void brokenTextIsAProblemAtTheBreak() {
        JsonNode problem = validated("{\n  \"StartAt\": oops").path("diagnostics").path(0);
        assertThat(problem.path("line").intValue()).isEqualTo(2);
        assertThat(problem.path("code").asText()).isEqualTo("INVALID_JSON_DESCRIPTION");
    }

    @Test
    void warningsDoNotMakeItFail() {
        JsonNode answer = validated("""
                {"StartAt":"P","States":{"P":{"Type":"Pass","Result":"$.a","Result":"$.a","End":true}}}""");
        assertThat(answer.path("result").asText()).isEqualTo("OK");
        assertThat(answer.path("diagnostics")).isNotEmpty();
        assertThat(answer.path("truncated").booleanValue()).isFalse();
    }

    @Test
    void adviceComesForThoseWhoAsk() {
        String definition = "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"Iterator\":{\"StartAt\":\"P\",\"States\":"
                + "{\"P\":{\"Type\":\"Pass\",\"End\":true}}},\"End\":true}}}";
        assertThat(validated(definition).path("diagnostics")).isEmpty();
        JsonNode answer = rest.client().ok("POST", "/definitions/validation", "definition", definition, "lint", true);
        assertThat(answer.path("result").asText()).isEqualTo("OK");
        JsonNode advice = answer.path("diagnostics").path(0);
        assertThat(advice.path("severity").asText()).isEqualTo("INFO");
        assertThat(advice.path("code").asText()).isEqualTo("LEGACY_ITERATOR");
        assertThat(advice.path("page").asText()).isEqualTo("docs/reference/lint/legacy-iterator.md");
        JsonNode edit = advice.at("/fix/edits/0");
        assertThat(definition.substring(edit.path("from").asInt(), edit.path("to").asInt())).isEqualTo("\"Iterator\"");
        assertThat(edit.path("text").asText()).isEqualTo("\"ItemProcessor\"");
    }

    @Test
    void problemsComeFirstAndUnchangedForThoseWhoAskForAdvice() {
        JsonNode answer = rest.client().ok("POST", "/definitions/validation", "definition", "{\"States\": {}}", "lint",
                true);
        assertThat(answer.path("result").asText()).isEqualTo("FAIL");
        assertThat(answer.at("/diagnostics/0/code").asText()).isEqualTo("SCHEMA_VALIDATION_FAILED");
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        assertThat(rest.client().refused("POST", "/definitions/validation")).isEqualTo("400 ValidationException");
        assertThat(rest.client().refused("POST", "/definitions/validation", "definition", "{}", "lint", "yes"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.client().refused("POST", "/definitions/validation", "definition", "{}", "type", "FAST"))
                .isEqualTo("400 ValidationException");
    }

    @Test
    void aStateIsTriedOut() {
        JsonNode answer = rest.client().ok("POST", "/test-state", "definition",
                "{\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"$.m\"},\"End\":true}", "input", "{\"m\":1.50}",
                "inspectionLevel", "DEBUG");
        assertThat(answer.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("output").asText()).isEqualTo("{\"n\":1.5}");
        assertThat(answer.path("inspectionData").path("afterParameters").asText()).isEqualTo("{\"n\":1.5}");
    }
}
