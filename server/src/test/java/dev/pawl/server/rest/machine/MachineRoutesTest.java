package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.RealServer;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineRoutesTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String HERE = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    @TempDir
    private Path folder;
    private RealServer server;
    private RestClient rest;

    @BeforeEach
    void start() {
        server = new RealServer(folder.resolve("pawl.db"));
        rest = new RestClient(server.port());
    }

    @AfterEach
    void stop() {
        rest.close();
        server.close();
    }

    private String create(String name) {
        return rest.ok("POST", "/machines", "name", name, "definition", PASS).path("stateMachineArn").asText();
    }

    @Test
    void aMachineIsMadeShownChangedAndDeleted() {
        RestClient.Answer made = rest.send("POST", "/machines",
                "{\"name\":\"Order\",\"definition\":\"" + PASS.replace("\"", "\\\"")
                        + "\",\"tags\":{\"env\":\"prod\"}}");
        assertThat(made.status()).isEqualTo(201);
        String one = "/machines/" + encoded(HERE + "Order");
        JsonNode shown = rest.get(one);
        assertThat(shown.path("definition").asText()).isEqualTo(PASS);
        assertThat(shown.path("roleArn").asText()).isEqualTo("arn:aws:iam::123456789012:role/pawl");
        assertThat(shown.path("creationDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        String other = PASS.replace("\"P\"", "\"Q\"");
        JsonNode changed = rest.ok("PUT", one, "definition", other);
        assertThat(changed.path("revisionId").asText()).isNotEmpty();
        assertThat(rest.get(one).path("definition").asText()).isEqualTo(other);
        assertThat(rest.send("DELETE", one, "").status()).isEqualTo(204);
    }

    @Test
    void theListIsPagedAndFilteredByPartOfTheName() {
        List.of("OrderA", "OrderB", "Refund", "reorder").forEach(this::create);
        JsonNode page = rest.get("/machines?limit=3");
        assertThat(page.path("machines").findValuesAsText("name")).containsExactly("OrderA", "OrderB", "Refund");
        JsonNode rest2 = rest.get("/machines?limit=3&after=" + encoded(page.path("after").asText()));
        assertThat(rest2.path("machines").findValuesAsText("name")).containsExactly("reorder");
        assertThat(rest2.has("after")).isFalse();
        assertThat(rest.get("/machines?name=ORDER").path("machines").findValuesAsText("name"))
                .containsExactly("OrderA", "OrderB", "reorder");
        assertThat(rest.get("/machines?name=order&limit=2&after=" + encoded(HERE + "OrderA")).path("machines")
                .findValuesAsText("name")).containsExactly("OrderB", "reorder");
    }

    @Test
    void versionsAndAliasesAreShownAsMachines() {
        String arn = create("Order");
        server.ok("PublishStateMachineVersion", "stateMachineArn", arn, "description", "first");
        server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", PASS.replace("\"P\"", "\"Q\""));
        server.ok("PublishStateMachineVersion", "stateMachineArn", arn);
        server.ok("CreateStateMachineAlias", "name", "live", "routingConfiguration",
                List.of(Map.of("stateMachineVersionArn", arn + ":1", "weight", 10),
                        Map.of("stateMachineVersionArn", arn + ":2", "weight", 90)));
        assertThat(rest.get("/machines/" + encoded(arn + ":1")).path("description").asText()).isEqualTo("first");
        JsonNode alias = rest.get("/machines/" + encoded(arn + ":live"));
        assertThat(alias.path("stateMachineArn").asText()).isEqualTo(arn + ":live");
        assertThat(alias.path("stateMachineVersionArn").asText()).isEqualTo(arn + ":2");
        assertThat(alias.path("definition").asText()).contains("\"Q\"");
        assertThat(alias.path("routingConfiguration")).hasSize(2);
    }

    @Test
    void whatCannotBeIsAProblemWithTheCodeOfAws() {
        create("Order");
        assertThat(rest.refused("GET", "/machines/" + encoded(HERE + "None")))
                .isEqualTo("404 StateMachineDoesNotExist");
        assertThat(rest.refused("GET", "/machines/Order")).isEqualTo("400 InvalidArn");
        assertThat(rest.refused("GET", "/machines/" + encoded("arn:aws:states:us-east-1:999999999999:stateMachine:X")))
                .isEqualTo("403 AccessDeniedException");
        assertThat(rest.refused("POST", "/machines", "name", "Order", "definition", PASS.replace("P", "Q")))
                .isEqualTo("400 InvalidDefinition");
        assertThat(rest.refused("POST", "/machines", "name", "Order", "definition", PASS.replace("\"P\"", "\"Q\"")))
                .isEqualTo("409 StateMachineAlreadyExists");
        assertThat(rest.refused("POST", "/machines", "name", "Order")).isEqualTo("400 ValidationException");
        assertThat(rest.refused("POST", "/machines", "name", 7)).isEqualTo("400 SerializationException");
        assertThat(rest.refused("POST", "/machines", "tags", "x")).isEqualTo("400 InvalidRequest");
    }
}
