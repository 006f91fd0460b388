package dev.pawl.server.rest.activity;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.rest.RestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivityRoutesTest {
    @RegisterExtension
    private final RestServer rest = new RestServer();

    @Test
    void activitiesAreMadeListedShownAndDeleted() {
        String arn = rest.client().ok("POST", "/activities", "name", "pack").path("activityArn").asText();
        rest.client().ok("POST", "/activities", "name", "ship");
        JsonNode page = rest.client().get("/activities?limit=1");
        assertThat(page.path("activities").findValuesAsText("name")).containsExactly("pack");
        assertThat(rest.client().get("/activities?after=" + encoded(page.path("after").asText())).path("activities")
                .findValuesAsText("name")).containsExactly("ship");
        assertThat(rest.client().get("/activities/" + encoded(arn)).path("creationDate").asText()).endsWith("Z");
        assertThat(rest.client().send("DELETE", "/activities/" + encoded(arn), "").status()).isEqualTo(204);
        assertThat(rest.client().refused("GET", "/activities/" + encoded(arn))).isEqualTo("404 ActivityDoesNotExist");
        assertThat(rest.client().refused("GET", "/activities?after=made-up")).isEqualTo("400 InvalidToken");
    }
}
