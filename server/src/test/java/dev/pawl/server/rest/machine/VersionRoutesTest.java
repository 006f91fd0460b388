package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.rest.RestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionRoutesTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @RegisterExtension
    private final RestServer rest = new RestServer();

    /** A machine with two versions; its ARN. */
    private String published() {
        String arn = rest.server().machine("Order", PASS);
        String one = "/machines/" + encoded(arn);
        rest.client().ok("POST", one + "/versions", "description", "first");
        rest.client().ok("PUT", one, "definition", PASS.replace("\"P\"", "\"Q\""), "publish", true);
        return arn;
    }

    @Test
    void versionsArePublishedListedShownAndDeleted() {
        String arn = published();
        String all = "/machines/" + encoded(arn) + "/versions";
        JsonNode page = rest.client().get(all + "?limit=1");
        assertThat(page.path("versions").path(0).path("stateMachineVersionArn").asText()).isEqualTo(arn + ":2");
        JsonNode next = rest.client().get(all + "?limit=1&after=" + page.path("after").asText());
        assertThat(next.path("versions").path(0).path("description").asText()).isEqualTo("first");
        assertThat(next.has("after")).isFalse();
        assertThat(rest.client().get(all + "/2").path("definition").asText()).contains("\"Q\"");
        assertThat(rest.client().send("DELETE", all + "/1", "").status()).isEqualTo(204);
        assertThat(rest.client().refused("GET", all + "/1")).isEqualTo("404 StateMachineDoesNotExist");
        assertThat(rest.client().refused("GET", all + "/x")).isEqualTo("404 StateMachineDoesNotExist");
    }

    @Test
    void aliasesAreMadeChangedAndDeleted() {
        String arn = published();
        String all = "/machines/" + encoded(arn) + "/aliases";
        List<Map<String, Object>> first = List.of(Map.of("stateMachineVersionArn", arn + ":1", "weight", 100));
        rest.client().ok("POST", all, "name", "live", "routingConfiguration", first);
        rest.client().ok("PUT", all + "/live", "description", "what is served", "routingConfiguration",
                List.of(Map.of("stateMachineVersionArn", arn + ":1", "weight", 40),
                        Map.of("stateMachineVersionArn", arn + ":2", "weight", 60)));
        JsonNode listed = rest.client().get(all).path("aliases").path(0);
        assertThat(listed).isEqualTo(rest.client().get(all + "/live"));
        assertThat(listed.path("routingConfiguration").path(1).path("weight").intValue()).isEqualTo(60);
        assertThat(rest.client().refused("DELETE", "/machines/" + encoded(arn) + "/versions/1"))
                .isEqualTo("409 ConflictException");
        assertThat(rest.client().send("DELETE", all + "/live", "").status()).isEqualTo(204);
        assertThat(rest.client().get(all).path("aliases")).isEmpty();
        assertThat(rest.client().refused("GET", all + "/live")).isEqualTo("404 ResourceNotFound");
    }

    @Test
    void anAliasBelongsToTheMachineOfItsPath() {
        String arn = published();
        String other = rest.server().machine("Other", PASS);
        assertThat(rest.client().refused("POST", "/machines/" + encoded(other) + "/aliases", "name", "live",
                "routingConfiguration", List.of(Map.of("stateMachineVersionArn", arn + ":1", "weight", 100))))
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void tagsAreReplacedAsAWhole() {
        String tags = "/machines/" + encoded(rest.server().machine("Order", PASS)) + "/tags";
        rest.client().ok("PUT", tags, "tags", Map.of("env", "prod", "team", "a"));
        JsonNode all = rest.client().ok("PUT", tags, "tags", Map.of("env", "test"));
        assertThat(all).isEqualTo(rest.client().get(tags));
        assertThat(all.toString()).isEqualTo("{\"tags\":{\"env\":\"test\"}}");
        rest.client().ok("PUT", tags, "tags", Map.of());
        assertThat(rest.client().get(tags).path("tags")).isEmpty();
        assertThat(rest.client().refused("PUT", tags, "tags", Map.of("a", 1))).isEqualTo("400 InvalidRequest");
        assertThat(rest.client().refused("PUT", tags)).isEqualTo("400 InvalidRequest");
    }
}
