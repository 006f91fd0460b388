package dev.pawl.server.api.version;

import static dev.pawl.server.assembly.RealServer.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionOperationsTest {
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:stateMachine:";

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

    private String publish(String arn, Object... more) {
        List<Object> members = new ArrayList<>(List.of("stateMachineArn", arn));
        members.addAll(List.of(more));
        return server.ok("PublishStateMachineVersion", members.toArray()).path("stateMachineVersionArn").asText();
    }

    private JsonNode update(String arn, int number) {
        return server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", gives(number), "publish", true,
                "versionDescription", "gives " + number);
    }

    private List<String> versions(String arn) {
        return server.ok("ListStateMachineVersions", "stateMachineArn", arn)
                .findValuesAsText("stateMachineVersionArn");
    }

    @Test
    void a_machine_is_created_with_a_version() {
        Object[] wanted = {"name", "born", "definition", gives(1), "roleArn", ROLE, "publish", true,
                "versionDescription", "the first"};
        JsonNode created = server.ok("CreateStateMachine", wanted);
        String version = created.path("stateMachineVersionArn").asText();
        JsonNode shown = server.ok("DescribeStateMachine", "stateMachineArn", version);

        assertThat(version).isEqualTo(PREFIX + "born:1");
        assertThat(server.ok("CreateStateMachine", wanted)).isEqualTo(created);
        assertThat(shown.path("stateMachineArn").asText()).isEqualTo(version);
        assertThat(shown.path("name").asText()).isEqualTo("born");
        assertThat(shown.path("description").asText()).isEqualTo("the first");
        assertThat(shown.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(server.ok("DescribeStateMachine", "stateMachineArn", PREFIX + "born").has("description")).isFalse();
    }

    @Test
    void the_same_machine_is_one_that_was_published_in_the_same_way() {
        String taken = "StateMachineAlreadyExists: State Machine Already Exists: '" + PREFIX + "same'";
        server.ok("CreateStateMachine", "name", "same", "definition", gives(1), "roleArn", ROLE, "publish", true);

        assertThat(server.refused("CreateStateMachine", "name", "same", "definition", gives(1), "roleArn", ROLE))
                .isEqualTo(taken);
        assertThat(server.refused("CreateStateMachine", "name", "same", "definition", gives(1), "roleArn", ROLE,
                "publish", true, "versionDescription", "other")).isEqualTo(taken);
        assertThat(server.refused("UpdateStateMachine", "stateMachineArn", PREFIX + "same", "definition", gives(2),
                "versionDescription", "other"))
                .isEqualTo("ValidationException: Version description can only be set when publish is true");
        assertThat(versions(PREFIX + "same")).containsExactly(PREFIX + "same:1");
    }

    @Test
    void a_version_stays_what_it_was() {
        String arn = server.machine("kept", gives(1));
        publish(arn);
        JsonNode updated = update(arn, 2);

        assertThat(updated.path("stateMachineVersionArn").asText()).isEqualTo(arn + ":2");
        assertThat(update(arn, 2).path("stateMachineVersionArn").asText()).isEqualTo(arn + ":2");
        JsonNode first = server.ok("DescribeStateMachine", "stateMachineArn", arn + ":1");
        JsonNode second = server.ok("DescribeStateMachine", "stateMachineArn", arn + ":2");
        assertThat(first.path("definition").asText()).isEqualTo(gives(1));
        assertThat(first.has("revisionId")).isFalse();
        assertThat(second.path("definition").asText()).isEqualTo(gives(2));
        assertThat(second.path("revisionId")).isEqualTo(updated.path("revisionId"));
        assertThat(server.refused("DescribeStateMachine", "stateMachineArn", arn + ":3"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + arn + ":3'");
    }

    @Test
    void the_revision_is_an_optimistic_lock() {
        String arn = server.machine("locked", gives(1));
        assertThat(publish(arn, "revisionId", "INITIAL", "description", "d")).isEqualTo(arn + ":1");
        assertThat(publish(arn)).isEqualTo(arn + ":1");
        String revision = server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", gives(2))
                .path("revisionId").asText();

        assertThat(server.refused("PublishStateMachineVersion", "stateMachineArn", arn, "revisionId", "INITIAL"))
                .startsWith("ConflictException: ");
        assertThat(publish(arn, "revisionId", revision)).isEqualTo(arn + ":2");
        assertThat(versions(arn)).containsExactly(arn + ":2", arn + ":1");
    }

    @Test
    void what_cannot_be_published_is_refused() {
        String none = PREFIX + "none";
        assertThat(server.refused("PublishStateMachineVersion", "stateMachineArn", none))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + none + "'");
        assertThat(server.refused("PublishStateMachineVersion", "stateMachineArn", none + ":1"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + none + ":1'");
        assertThat(server.refused("PublishStateMachineVersion", "stateMachineArn", "none"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Invalid ARN prefix: none'");
        assertThat(server.refused("ListStateMachineVersions", "stateMachineArn", none + ":1"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: stateMachine'");
        assertThat(server.call("ListStateMachineVersions", RealServer.object("stateMachineArn", none + "/L")).json()
                .path("reason").asText()).isEqualTo("API_DOES_NOT_SUPPORT_LABELED_ARNS");
        assertThat(versions(none)).isEmpty();
    }

    @Test
    void versions_come_in_pages_from_the_newest() {
        String arn = server.machine("pages", gives(0));
        for (int i = 1; i <= 5; i++) {
            update(arn, i);
        }
        JsonNode page = server.ok("ListStateMachineVersions", "stateMachineArn", arn, "maxResults", 2);
        List<String> all = new ArrayList<>(page.findValuesAsText("stateMachineVersionArn"));
        update(arn, 6);
        server.ok("DeleteStateMachineVersion", "stateMachineVersionArn", arn + ":4");
        while (page.has("nextToken")) {
            page = server.ok("ListStateMachineVersions", "stateMachineArn", arn, "maxResults", 2, "nextToken",
                    page.path("nextToken").asText());
            all.addAll(page.findValuesAsText("stateMachineVersionArn"));
        }

        assertThat(all).containsExactly(arn + ":5", arn + ":4", arn + ":3", arn + ":2", arn + ":1");
        assertThat(server.refused("ListStateMachineVersions", "stateMachineArn", arn, "nextToken", "x"))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
    }

    @Test
    void a_deleted_version_is_gone_and_its_number_with_it() {
        String arn = server.machine("deleted", gives(1));
        publish(arn);
        String execution = server.start(arn + ":1", "{}");
        server.ok("DeleteStateMachineVersion", "stateMachineVersionArn", arn + ":1");

        assertThat(server.ok("DeleteStateMachineVersion", "stateMachineVersionArn", arn + ":1")).isEmpty();
        assertThat(server.refused("StartExecution", "stateMachineArn", arn + ":1"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + arn + ":1'");
        assertThat(publish(arn)).isEqualTo(arn + ":2");
        assertThat(server.ended(execution).path("stateMachineVersionArn").asText()).isEqualTo(arn + ":1");
        assertThat(server.ok("DescribeStateMachineForExecution", "executionArn", execution).path("stateMachineArn")
                .asText()).isEqualTo(arn);
        assertThat(server.refused("DeleteStateMachineVersion", "stateMachineVersionArn", arn))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: stateMachine'");
    }

    @Test
    void an_execution_says_which_version_it_runs() {
        String arn = server.machine("runs", gives(1));
        publish(arn);
        update(arn, 2);
        String first = server.start(arn + ":1", "{}");
        String plain = server.start(arn, "{}");

        assertThat(server.ended(first).path("output").asText()).isEqualTo("1");
        assertThat(server.ended(plain).path("output").asText()).isEqualTo("2");
        assertThat(server.ended(plain).has("stateMachineVersionArn")).isFalse();
        assertThat(server.ended(first).path("stateMachineArn").asText()).isEqualTo(arn);
        assertThat(server.ok("ListExecutions", "stateMachineArn", arn + ":1").findValuesAsText("executionArn"))
                .containsExactly(first);
        assertThat(server.ok("ListExecutions", "stateMachineArn", arn).path("executions")).hasSize(2);
        assertThat(server.ok("GetExecutionHistory", "executionArn", first)
                .at("/events/0/executionStartedEventDetails/stateMachineVersionArn").asText()).isEqualTo(arn + ":1");
        assertThat(server.refused("ListExecutions", "stateMachineArn", arn + ":9"))
                .startsWith("StateMachineDoesNotExist: ");
        assertThat(server.call("StartExecution", RealServer.object("stateMachineArn", arn + "/L")).json()
                .path("reason").asText()).isEqualTo("API_DOES_NOT_SUPPORT_LABELED_ARNS");
    }

    @Test
    void express_executions_and_children_are_started_by_a_version() {
        String express = server.machine("express", gives(1), "EXPRESS");
        publish(express);
        update(express, 2);
        JsonNode result = server.ok("StartSyncExecution", "stateMachineArn", express + ":1");
        String child = server.machine("child", gives(1));
        publish(child);
        update(child, 2);
        String parent = server.machine("parent", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
                + "\"arn:aws:states:::states:startExecution.sync:2\",\"Parameters\":{\"StateMachineArn\":\"" + child
                + ":1\"},\"End\":true}}}");
        JsonNode ended = server.ended(server.start(parent, "{}"));

        assertThat(result.path("output").asText()).isEqualTo("1");
        assertThat(result.path("stateMachineArn").asText()).isEqualTo(express);
        assertThat(ended.path("output").asText()).contains("\"Output\":1")
                .contains("\"StateMachineVersionArn\":\"" + child + ":1\"");
    }

    @Test
    void versions_go_with_their_machine() {
        String arn = server.machine("gone", gives(1));
        publish(arn);
        server.ok("DeleteStateMachine", "stateMachineArn", arn);

        assertThat(server.refused("DescribeStateMachine", "stateMachineArn", arn + ":1"))
                .startsWith("StateMachineDoesNotExist: ");
        server.machine("gone", gives(2));
        assertThat(versions(arn)).isEmpty();
        assertThat(server.refused("TagResource", "resourceArn", arn + ":1", "tags",
                List.of(Map.of("key", "k", "value", "v")))).startsWith("ResourceNotFound: ");
    }
}
