package dev.pawl.server.rest.maprun;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.rest.RestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MapRunRoutesTest {
    private static final String MAP = """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","MaxConcurrency":2,"End":true,"ItemProcessor":{
             "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"W",
             "States":{"W":{"Type":"Wait","Seconds":%d,"End":true}}}}}}""";

    @RegisterExtension
    private final RestServer rest = new RestServer();

    private JsonNode only(String execution) {
        String runs = "/executions/" + encoded(execution) + "/map-runs";
        JsonNode page = rest.client().get(runs);
        while (page.path("mapRuns").isEmpty()) {
            page = rest.client().get(runs);
        }
        return page.path("mapRuns").path(0);
    }

    @Test
    void aRunIsListedShownAndGivenOtherLimits() {
        JsonNode run = only(rest.server().start(rest.server().machine("Big", MAP.formatted(3600)), "[1,2,3]"));
        assertThat(run.path("status").asText()).isEqualTo("RUNNING");
        String one = "/map-runs/" + encoded(run.path("mapRunArn").asText());
        assertThat(rest.client().get(one).path("maxConcurrency").intValue()).isEqualTo(2);
        assertThat(rest.client().send("PATCH", one, "{\"maxConcurrency\":1,\"toleratedFailurePercentage\":12.5}")
                .status()).isEqualTo(204);
        JsonNode shown = rest.client().get(one);
        assertThat(shown.path("maxConcurrency").intValue()).isEqualTo(1);
        assertThat(shown.path("toleratedFailurePercentage").doubleValue()).isEqualTo(12.5);
        assertThat(shown.path("itemCounts").path("total").intValue()).isEqualTo(3);
        assertThat(shown.path("startDate")).isEqualTo(run.path("startDate"));
    }

    @Test
    void whatHasEndedCannotBeChanged() {
        String arn = rest.server().start(rest.server().machine("Big", MAP.formatted(0)), "[1]");
        rest.server().ended(arn);
        String one = "/map-runs/" + encoded(only(arn).path("mapRunArn").asText());
        assertThat(rest.client().refused("PATCH", one, "maxConcurrency", 1)).isEqualTo("409 ValidationException");
        assertThat(rest.client().refused("PATCH", one, "maxConcurrency", "1")).isEqualTo("400 SerializationException");
        assertThat(rest.client().refused("GET", one + "0")).startsWith("4");
    }
}
