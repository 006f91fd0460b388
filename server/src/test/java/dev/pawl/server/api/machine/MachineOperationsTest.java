package dev.pawl.server.api.machine;

import static dev.pawl.server.assembly.RealServer.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineOperationsTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";
    private static final String VARIABLES = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":"
            + "{\"x\":1},\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\",\"InputPath\":\"$x\",\"End\":true}}}";
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final Map<String, Object> LOGS = Map.of("level", "ALL", "destinations",
            List.of(Map.of("cloudWatchLogsLogGroup", Map.of("logGroupArn", "arn:aws:logs:us-east-1:1:log-group:g:*"))));

    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode describe(String arn) {
        return server.ok("DescribeStateMachine", "stateMachineArn", arn);
    }

    @Test
    void a_new_machine_shows_its_defaults() {
        String arn = server.machine("defaults", VARIABLES);
        JsonNode machine = describe(arn);

        assertThat(arn).isEqualTo(PREFIX + "defaults");
        assertThat(machine.path("creationDate").isNumber()).isTrue();
        assertThat(RealServer.without(machine, "creationDate")).isEqualTo(RealServer.object("stateMachineArn", arn,
                "name", "defaults", "roleArn", ROLE, "definition", VARIABLES, "loggingConfiguration",
                Map.of("includeExecutionData", false, "level", "OFF"), "tracingConfiguration", Map.of("enabled", false),
                "encryptionConfiguration", Map.of("type", "AWS_OWNED_KEY"), "status", "ACTIVE", "type", "STANDARD",
                "variableReferences", Map.of("B", List.of("x"))));
    }

    @Test
    void metadata_alone_shows_no_definition() {
        String arn = server.machine("metadata", VARIABLES);
        JsonNode machine = server.ok("DescribeStateMachine", "stateMachineArn", arn, "includedData", "METADATA_ONLY");

        assertThat(machine.path("definition").asText()).isEqualTo("{}");
        assertThat(machine.has("variableReferences")).isFalse();
    }

    @Test
    void the_same_machine_once_more_is_the_same() {
        JsonNode first = server.ok("CreateStateMachine", "name", "twice", "definition", PASS, "roleArn", ROLE);
        JsonNode second = server.ok("CreateStateMachine", "name", "twice", "definition", PASS, "roleArn", ROLE + "2",
                "tags", List.of(Map.of("key", "a", "value", "b")), "tracingConfiguration",
                Map.of("enabled", false));

        assertThat(second).isEqualTo(first);
        assertThat(describe(PREFIX + "twice").path("roleArn").asText()).isEqualTo(ROLE);
    }

    @Test
    void another_machine_of_that_name_is_refused() {
        String taken = "StateMachineAlreadyExists: State Machine Already Exists: '" + PREFIX + "taken'";
        server.machine("taken", PASS);

        assertThat(refusedCreate("taken", PASS + " ")).isEqualTo(taken);
        assertThat(refusedCreate("taken", PASS, "type", "EXPRESS")).isEqualTo(taken);
        assertThat(refusedCreate("taken", PASS, "loggingConfiguration", LOGS)).isEqualTo(taken);
        assertThat(refusedCreate("taken", PASS, "tracingConfiguration", Map.of("enabled", true))).isEqualTo(taken);
        assertThat(refusedCreate("taken", PASS, "encryptionConfiguration",
                Map.of("type", "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId", "k"))).isEqualTo(taken);
    }

    private String refusedCreate(String name, String definition, Object... more) {
        Object[] members = new Object[6 + more.length];
        System.arraycopy(new Object[]{"name", name, "definition", definition, "roleArn", ROLE}, 0, members, 0, 6);
        System.arraycopy(more, 0, members, 6, more.length);
        return server.refused("CreateStateMachine", members);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a:b", "a\u0001"})
    void names_with_wrong_characters_are_refused(String name) {
        assertThat(refusedCreate(name, PASS)).isEqualTo("InvalidName: Invalid Name: '" + name + "'");
    }

    @Test
    void wrong_requests_create_nothing() {
        assertThat(refusedCreate("wrong", "{\"StartAt\":\"A\"}")).isEqualTo("InvalidDefinition: Invalid State Machine"
                + " Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'");
        assertThat(refusedCreate("wrong", PASS, "versionDescription", "v"))
                .isEqualTo("ValidationException: Version description can only be set when publish is true");
        assertThat(refusedCreate("text", PASS, "loggingConfiguration", "LoggingConfiguration"))
                .isEqualTo("SerializationException: Expected null");
        assertThat(refusedCreate("wrong", PASS, "loggingConfiguration", Map.of("level", "FATAL"))).isEqualTo(
                "InvalidLoggingConfiguration: Invalid Logging Configuration: Must specify exactly one Log Destination.");
        assertThat(server.refused("CreateStateMachine", "name", "wrong", "definition", PASS, "roleArn", "somebody"))
                .isEqualTo("InvalidArn: Invalid Role Arn: 'somebody'");
        assertThat(server.refused("DescribeStateMachine", "stateMachineArn", PREFIX + "wrong"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + PREFIX + "wrong'");
    }

    @Test
    void an_update_is_a_new_revision_and_the_same_update_is_none() {
        String arn = server.machine("updated", PASS);
        JsonNode first = server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", WAIT, "roleArn",
                ROLE + "2", "loggingConfiguration", LOGS);
        JsonNode again = server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", WAIT);
        JsonNode machine = describe(arn);

        assertThat(first.path("revisionId").asText()).hasSize(36);
        assertThat(first.path("updateDate").isNumber()).isTrue();
        assertThat(again).isEqualTo(first);
        assertThat(machine.path("revisionId")).isEqualTo(first.path("revisionId"));
        assertThat(machine.path("definition").asText()).isEqualTo(WAIT);
        assertThat(machine.path("roleArn").asText()).isEqualTo(ROLE + "2");
        assertThat(machine.path("loggingConfiguration").path("destinations")).hasSize(1);
    }

    @Test
    void updates_that_make_no_sense_are_refused() {
        String arn = server.machine("stubborn", PASS);

        assertThat(server.refused("UpdateStateMachine", "stateMachineArn", arn)).isEqualTo(
                "MissingRequiredParameter: Either the definition, the role ARN, the LoggingConfiguration, or the"
                        + " TracingConfiguration must be specified");
        assertThat(server.refused("UpdateStateMachine", "stateMachineArn", arn + ":1", "definition", PASS))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + arn + ":1'");
        assertThat(server.refused("UpdateStateMachine", "stateMachineArn", arn, "definition", "{"))
                .startsWith("InvalidDefinition: Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION");
        assertThat(describe(arn).has("revisionId")).isFalse();
    }

    @Test
    void an_execution_shows_the_machine_that_it_started_with() {
        String arn = server.machine("history", PASS);
        String execution = server.start(arn, "{}");
        server.ok("UpdateStateMachine", "stateMachineArn", arn, "definition", WAIT);
        JsonNode then = server.ok("DescribeStateMachineForExecution", "executionArn", execution);

        assertThat(then.path("definition").asText()).isEqualTo(PASS);
        assertThat(then.path("stateMachineArn").asText()).isEqualTo(arn);
        assertThat(then.path("updateDate").isNumber()).isTrue();
        assertThat(then.has("status")).isFalse();
        assertThat(then.has("revisionId")).isFalse();
    }

    @Test
    void a_machine_is_deleted_when_nothing_of_it_runs() {
        String arn = server.machine("deleted", WAIT);
        String execution = server.start(arn, "{}");
        assertThat(server.ok("DeleteStateMachine", "stateMachineArn", arn)).isEmpty();

        assertThat(describe(arn).path("status").asText()).isEqualTo("DELETING");
        assertThat(server.refused("StartExecution", "stateMachineArn", arn)).startsWith("StateMachineDeleting: ");
        server.ok("StopExecution", "executionArn", execution);
        server.ok("DeleteStateMachine", "stateMachineArn", arn);
        assertThat(server.refused("DescribeStateMachine", "stateMachineArn", arn))
                .startsWith("StateMachineDoesNotExist: ");
        assertThat(server.ok("DeleteStateMachine", "stateMachineArn", arn)).isEmpty();
    }

    @Test
    void lists_are_sorted_by_name_and_come_in_pages() {
        List.of("list_2", "list_10", "list_1").forEach(name -> server.machine(name, PASS));
        JsonNode page = server.ok("ListStateMachines", "maxResults", 2);
        List<String> names = page.findValuesAsText("name");
        while (page.has("nextToken")) {
            page = server.ok("ListStateMachines", "maxResults", 2, "nextToken", page.path("nextToken").asText());
            names.addAll(page.findValuesAsText("name"));
        }

        assertThat(names).isSorted().doesNotHaveDuplicates().contains("list_1", "list_10", "list_2");
        assertThat(server.refused("ListStateMachines", "nextToken", "somewhere"))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
    }

    @Test
    void definitions_are_validated_without_being_kept() {
        String odd = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"x\":\"$.y\"},\"End\":true}}}";
        JsonNode errors = server.ok("ValidateStateMachineDefinition", "definition", odd);
        JsonNode all = server.ok("ValidateStateMachineDefinition", "definition", odd, "severity", "WARNING");
        JsonNode wrong = server.ok("ValidateStateMachineDefinition", "definition", "{\"Version\":1}", "maxResults", 1);

        assertThat(errors).isEqualTo(Json.read("{\"result\":\"OK\",\"diagnostics\":[],\"truncated\":false}"));
        assertThat(all.path("result").asText()).isEqualTo("OK");
        assertThat(all.path("diagnostics").findValuesAsText("severity")).containsOnly("WARNING");
        assertThat(wrong.path("result").asText()).isEqualTo("FAIL");
        assertThat(wrong.path("diagnostics")).hasSize(1);
        assertThat(wrong.path("truncated").asBoolean()).isTrue();
    }
}
