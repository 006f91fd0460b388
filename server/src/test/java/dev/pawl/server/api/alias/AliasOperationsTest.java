package dev.pawl.server.api.alias;

import static dev.pawl.server.assembly.RealServer.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliasOperationsTest {
    private static final String NONE = "ResourceNotFound: Request references a resource that does not exist.";

    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String gives(int number) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + number + ",\"End\":true}}}";
    }

    /** A machine with versions 1 and 2. */
    private String published(String name) {
        return published(name, "STANDARD");
    }

    private String published(String name, String type) {
        String arn = server.ok("CreateStateMachine", "name", name, "definition", gives(1), "roleArn", ROLE, "publish",
                true, "type", type).path("stateMachineArn").asText();
        server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", gives(2), "publish", true);
        return arn;
    }

    private static Map<String, Object> route(String version, int weight) {
        return Map.of("stateMachineVersionArn", version, "weight", weight);
    }

    private String alias(String name, Object... routes) {
        return server.ok("CreateStateMachineAlias", "name", name, "routingConfiguration", List.of(routes))
                .path("stateMachineAliasArn").asText();
    }

    private String refused(Object... routes) {
        return server.refused("CreateStateMachineAlias", "name", "wrong", "routingConfiguration", List.of(routes));
    }

    private JsonNode describe(String alias) {
        return server.ok("DescribeStateMachineAlias", "stateMachineAliasArn", alias);
    }

    @Test
    void an_alias_is_created_shown_changed_and_deleted() {
        String arn = published("life");
        JsonNode created = server.ok("CreateStateMachineAlias", "name", "live", "description", "what runs",
                "routingConfiguration", List.of(route(arn + ":1", 100)));
        JsonNode shown = describe(arn + ":live");

        assertThat(created.path("stateMachineAliasArn").asText()).isEqualTo(arn + ":live");
        assertThat(shown.path("updateDate")).isEqualTo(shown.path("creationDate"));
        assertThat(RealServer.without(shown, "creationDate", "updateDate")).isEqualTo(RealServer.object(
                "stateMachineAliasArn", arn + ":live", "name", "live", "description", "what runs",
                "routingConfiguration", List.of(route(arn + ":1", 100))));
        JsonNode updated = server.ok("UpdateStateMachineAlias", "stateMachineAliasArn", arn + ":live",
                "routingConfiguration", List.of(route(arn + ":1", 10), route(arn + ":2", 90)));
        assertThat(describe(arn + ":live").path("updateDate")).isEqualTo(updated.path("updateDate"));
        assertThat(describe(arn + ":live").path("routingConfiguration").findValuesAsText("weight"))
                .containsExactly("10", "90");
        assertThat(describe(arn + ":live").path("description").asText()).isEqualTo("what runs");
        server.ok("DeleteStateMachineAlias", "stateMachineAliasArn", arn + ":live");
        assertThat(server.ok("DeleteStateMachineAlias", "stateMachineAliasArn", arn + ":live")).isEmpty();
        assertThat(server.refused("DescribeStateMachineAlias", "stateMachineAliasArn", arn + ":live")).isEqualTo(NONE);
        assertThat(server.refused("StartExecution", "stateMachineArn", arn + ":live"))
                .startsWith("StateMachineDoesNotExist: ");
    }

    @Test
    void the_same_alias_once_more_is_the_same_and_another_is_a_conflict() {
        String arn = published("twice");
        Object[] wanted = {"name", "live", "routingConfiguration", List.of(route(arn + ":1", 100))};
        JsonNode first = server.ok("CreateStateMachineAlias", wanted);

        assertThat(server.ok("CreateStateMachineAlias", wanted)).isEqualTo(first);
        assertThat(server.refused("CreateStateMachineAlias", "name", "live", "routingConfiguration",
                List.of(route(arn + ":2", 100)))).startsWith("ConflictException: ");
        assertThat(server.refused("CreateStateMachineAlias", "name", "live", "description", "other",
                "routingConfiguration", List.of(route(arn + ":1", 100)))).startsWith("ConflictException: ");
    }

    @Test
    void routes_that_make_no_sense_are_refused() {
        String arn = published("routes");
        String other = published("elsewhere");

        assertThat(refused(route(arn + ":1", 50), route(arn + ":1", 50)))
                .isEqualTo("ValidationException: Routing configuration must contain distinct state machine version"
                        + " ARNs. Received: [" + arn + ":1, " + arn + ":1]");
        assertThat(refused(route(arn, 100))).isEqualTo("ValidationException: Routing configuration must contain state"
                + " machine version ARNs. Received: [" + arn + "]");
        assertThat(refused(route(arn + ":1", 70), route(arn + ":2", 29))).isEqualTo(
                "ValidationException: Sum of routing configuration weights must equal 100. Received: [70, 29]");
        assertThat(refused(route(arn + ":1", 50), route(other + ":1", 50)))
                .startsWith("ValidationException: Routing configuration must contain versions of one state machine.");
        assertThat(refused(route(arn + ":1", 50), route(arn + ":7", 50))).isEqualTo(NONE);
        assertThat(refused(route("arn:x", 100))).startsWith("InvalidArn: ");
        assertThat(refused()).startsWith("ValidationException: 1 validation error detected: ");
        assertThat(server.call("CreateStateMachineAlias",
                RealServer.object("name", "n", "routingConfiguration", List.of(route(arn + ":1", 99)))).json()
                .path("reason").asText()).isEqualTo("INVALID_ROUTING_CONFIGURATION");
    }

    @Test
    void changes_that_make_no_sense_are_refused() {
        String arn = published("changes");
        String other = published("foreign");
        String alias = alias("live", route(arn + ":1", 100));
        JsonNode nothing = server.call("UpdateStateMachineAlias", RealServer.object("stateMachineAliasArn", alias))
                .json();

        assertThat(nothing.path("reason").asText()).isEqualTo("MISSING_REQUIRED_PARAMETER");
        assertThat(server.refused("UpdateStateMachineAlias", "stateMachineAliasArn", alias, "routingConfiguration",
                List.of(route(other + ":1", 100)))).startsWith("ValidationException: ");
        assertThat(server.refused("UpdateStateMachineAlias", "stateMachineAliasArn", alias, "routingConfiguration",
                List.of(route(arn + ":9", 100)))).isEqualTo(NONE);
        assertThat(server.refused("UpdateStateMachineAlias", "stateMachineAliasArn", arn + ":none", "description",
                "d")).isEqualTo(NONE);
        assertThat(server.refused("UpdateStateMachineAlias", "stateMachineAliasArn", arn, "description", "d"))
                .startsWith("InvalidArn: ");
        assertThat(describe(alias).path("routingConfiguration").findValuesAsText("stateMachineVersionArn"))
                .containsExactly(arn + ":1");
    }

    @Test
    void a_version_that_an_alias_routes_to_stays() {
        String arn = published("held");
        alias("live", route(arn + ":1", 60), route(arn + ":2", 40));

        assertThat(server.refused("DeleteStateMachineVersion", "stateMachineVersionArn", arn + ":2"))
                .isEqualTo("ConflictException: Version to be deleted must not be referenced by an alias. Current list"
                        + " of aliases referencing this version: [live]");
        server.ok("UpdateStateMachineAlias", "stateMachineAliasArn", arn + ":live", "routingConfiguration",
                List.of(route(arn + ":1", 100)));
        assertThat(server.ok("DeleteStateMachineVersion", "stateMachineVersionArn", arn + ":2")).isEmpty();
    }

    @Test
    void aliases_are_listed_in_the_order_of_their_creation() {
        String arn = published("listed");
        List.of("b", "c", "a").forEach(name -> alias(name, route(arn + ":1", 100)));
        alias("split", route(arn + ":1", 50), route(arn + ":2", 50));
        List<String> all = new ArrayList<>();
        JsonNode page = server.ok("ListStateMachineAliases", "stateMachineArn", arn, "maxResults", 3);
        all.addAll(page.findValuesAsText("stateMachineAliasArn"));
        page = server.ok("ListStateMachineAliases", "stateMachineArn", arn, "nextToken",
                page.path("nextToken").asText());
        all.addAll(page.findValuesAsText("stateMachineAliasArn"));

        assertThat(all).containsExactly(arn + ":b", arn + ":c", arn + ":a", arn + ":split");
        assertThat(server.ok("ListStateMachineAliases", "stateMachineArn", arn + ":2")
                .findValuesAsText("stateMachineAliasArn")).containsExactly(arn + ":split");
        assertThat(server.refused("ListStateMachineAliases", "stateMachineArn", arn + ":3")).isEqualTo(NONE);
        assertThat(server.refused("ListStateMachineAliases", "stateMachineArn", arn + "x"))
                .startsWith("StateMachineDoesNotExist: ");
        assertThat(server.refused("ListStateMachineAliases", "stateMachineArn", arn + ":b"))
                .startsWith("InvalidArn: ");
    }

    @Test
    void starts_by_an_alias_are_shared_out_and_say_so() {
        String arn = published("starts");
        String alias = alias("split", route(arn + ":1", 50), route(arn + ":2", 50));
        List<String> executions = IntStream.range(0, 60).mapToObj(i -> server.start(alias, "{}")).toList();
        List<JsonNode> ended = executions.stream().map(server::ended).toList();

        assertThat(ended).allSatisfy(execution -> assertThat(execution.path("stateMachineVersionArn").asText())
                .isEqualTo(arn + ":" + execution.path("output").asText()));
        assertThat(ended).extracting(execution -> execution.path("output").asText()).contains("1", "2");
        assertThat(ended).allSatisfy(
                execution -> assertThat(execution.path("stateMachineAliasArn").asText()).isEqualTo(alias));
        assertThat(server.ok("ListExecutions", "stateMachineArn", alias).path("executions")).hasSize(60);
        assertThat(server.ok("ListExecutions", "stateMachineArn", arn + ":1").path("executions").size()).isBetween(1,
                59);
        assertThat(server.ok("GetExecutionHistory", "executionArn", executions.getFirst())
                .at("/events/0/executionStartedEventDetails/stateMachineAliasArn").asText()).isEqualTo(alias);
        server.ok("UpdateStateMachineAlias", "stateMachineAliasArn", alias, "routingConfiguration",
                List.of(route(arn + ":1", 0), route(arn + ":2", 100)));
        assertThat(server.ended(server.start(alias, "{}")).path("output").asText()).isEqualTo("2");
        assertThat(server.refused("ListExecutions", "stateMachineArn", arn + ":none")).isEqualTo(NONE);
    }

    @Test
    void an_express_machine_is_started_by_an_alias_too() {
        String arn = published("express", "EXPRESS");
        String alias = alias("live", route(arn + ":1", 100));

        assertThat(server.ok("StartSyncExecution", "stateMachineArn", alias).path("output").asText()).isEqualTo("1");
        assertThat(server.refused("ListExecutions", "stateMachineArn", alias))
                .startsWith("StateMachineTypeNotSupported: ");
    }

    @Test
    void aliases_go_with_their_machine() {
        String arn = published("gone");
        alias("live", route(arn + ":1", 100));
        server.ok("DeleteStateMachine", "stateMachineArn", arn);

        assertThat(server.refused("DescribeStateMachineAlias", "stateMachineAliasArn", arn + ":live")).isEqualTo(NONE);
        published("gone");
        assertThat(server.ok("ListStateMachineAliases", "stateMachineArn", arn).path("stateMachineAliases")).isEmpty();
    }
}
