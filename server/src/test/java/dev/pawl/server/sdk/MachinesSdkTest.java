package dev.pawl.server.sdk;

import static dev.pawl.server.sdk.SdkServer.FAIL;
import static dev.pawl.server.sdk.SdkServer.PASS;
import static dev.pawl.server.sdk.SdkServer.ROLE;
import static dev.pawl.server.sdk.SdkServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

class MachinesSdkTest extends SdkTest {
    private static final String LOG_GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/states/all:*";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    @Test
    void a_machine_is_created_with_all_that_it_may_have() {
        CreateStateMachineResponse created = sfn().createStateMachine(r -> r.name("all").definition(PASS).roleArn(ROLE)
                .type(StateMachineType.EXPRESS).tags(Tag.builder().key("team").value("billing").build())
                .tracingConfiguration(t -> t.enabled(true))
                .loggingConfiguration(l -> l.level(LogLevel.ERROR).includeExecutionData(true)
                        .destinations(
                                LogDestination.builder().cloudWatchLogsLogGroup(g -> g.logGroupArn(LOG_GROUP)).build()))
                .encryptionConfiguration(e -> e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY).kmsKeyId(KEY)
                        .kmsDataKeyReusePeriodSeconds(60)));
        DescribeStateMachineResponse shown = sfn()
                .describeStateMachine(r -> r.stateMachineArn(created.stateMachineArn()));

        assertThat(created.stateMachineArn()).isEqualTo(SdkServer.PREFIX + "stateMachine:all");
        assertThat(created.creationDate()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(shown.name()).isEqualTo("all");
        assertThat(shown.type()).isEqualTo(StateMachineType.EXPRESS);
        assertThat(shown.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(shown.definition()).isEqualTo(PASS);
        assertThat(shown.roleArn()).isEqualTo(ROLE);
        assertThat(shown.creationDate()).isEqualTo(created.creationDate());
        assertThat(shown.tracingConfiguration().enabled()).isTrue();
        assertThat(shown.loggingConfiguration().level()).isEqualTo(LogLevel.ERROR);
        assertThat(shown.loggingConfiguration().includeExecutionData()).isTrue();
        assertThat(shown.loggingConfiguration().destinations().get(0).cloudWatchLogsLogGroup().logGroupArn())
                .isEqualTo(LOG_GROUP);
        assertThat(shown.encryptionConfiguration().type()).isEqualTo(EncryptionType.CUSTOMER_MANAGED_KMS_KEY);
        assertThat(shown.encryptionConfiguration().kmsKeyId()).isEqualTo(KEY);
        assertThat(shown.encryptionConfiguration().kmsDataKeyReusePeriodSeconds()).isEqualTo(60);
    }

    @Test
    void an_update_gives_a_revision_and_executions_keep_theirs() {
        String machine = server().machine("updated", WAIT);
        String execution = server().start(machine, "{}");
        UpdateStateMachineResponse updated = sfn()
                .updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS).roleArn(ROLE + "2")
                        .tracingConfiguration(t -> t.enabled(true)));
        DescribeStateMachineResponse now = sfn().describeStateMachine(r -> r.stateMachineArn(machine));
        DescribeStateMachineForExecutionResponse then = sfn()
                .describeStateMachineForExecution(r -> r.executionArn(execution));

        assertThat(updated.updateDate()).isAfterOrEqualTo(now.creationDate());
        assertThat(updated.revisionId()).isEqualTo(now.revisionId()).isNotEmpty();
        assertThat(now.definition()).isEqualTo(PASS);
        assertThat(now.roleArn()).isEqualTo(ROLE + "2");
        assertThat(then.stateMachineArn()).isEqualTo(machine);
        assertThat(then.name()).isEqualTo("updated");
        assertThat(then.definition()).isEqualTo(WAIT);
        assertThat(then.roleArn()).isEqualTo(ROLE);
        assertThat(then.updateDate()).isEqualTo(now.creationDate());
        assertThat(then.revisionId()).isNull();
        assertThat(then.tracingConfiguration().enabled()).isFalse();
        assertThat(then.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(then.encryptionConfiguration().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);
        sfn().stopExecution(r -> r.executionArn(execution));
    }

    @Test
    void the_definition_is_left_out_where_only_metadata_is_wanted() {
        String machine = server().machine("metadata", """
                {"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},
                "B":{"Type":"Pass","Parameters":{"y.$":"$x"},"End":true}}}""");
        String execution = server().start(machine, "{}");

        assertThat(sfn().describeStateMachine(r -> r.stateMachineArn(machine)).variableReferences())
                .isEqualTo(Map.of("B", List.of("x")));
        DescribeStateMachineResponse metadata = sfn().describeStateMachine(
                r -> r.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY));
        assertThat(metadata.definition()).isEqualTo("{}");
        assertThat(metadata.hasVariableReferences()).isFalse();
        assertThat(metadata.roleArn()).isEqualTo(ROLE);
        assertThat(sfn().describeStateMachineForExecution(
                r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY)).definition()).isEqualTo("{}");
        assertThat(sfn().describeStateMachineForExecution(r -> r.executionArn(execution)).variableReferences())
                .isEqualTo(Map.of("B", List.of("x")));
    }

    @Test
    void machines_are_listed_page_by_page() {
        List.of("page-1", "page-2", "page-3").forEach(name -> server().machine(name, PASS));
        List<StateMachineListItem> listed = sfn().listStateMachinesPaginator(r -> r.maxResults(1)).stateMachines()
                .stream().filter(machine -> machine.name().startsWith("page-")).toList();

        assertThat(listed).extracting(StateMachineListItem::name).containsExactly("page-1", "page-2", "page-3");
        assertThat(listed).extracting(StateMachineListItem::type).containsOnly(StateMachineType.STANDARD);
        assertThat(listed).extracting(StateMachineListItem::stateMachineArn).doesNotHaveDuplicates();
        assertThat(listed).extracting(StateMachineListItem::creationDate).doesNotContainNull();
    }

    @Test
    void a_machine_that_is_deleted_goes_with_its_last_execution() {
        String machine = server().machine("deleted", WAIT);
        String execution = server().start(machine, "{}");
        sfn().deleteStateMachine(r -> r.stateMachineArn(machine));

        assertThat(sfn().describeStateMachine(r -> r.stateMachineArn(machine)).status())
                .isEqualTo(StateMachineStatus.DELETING);
        sfn().stopExecution(r -> r.executionArn(execution));
        sfn().deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThatThrownBy(() -> sfn().describeStateMachine(r -> r.stateMachineArn(machine)))
                .isInstanceOfSatisfying(StateMachineDoesNotExistException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("State Machine Does Not Exist: '" + machine + "'");
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.requestId()).isNotEmpty();
                });
    }

    @Test
    void a_definition_is_checked_without_creating_anything() {
        ValidateStateMachineDefinitionResponse good = sfn()
                .validateStateMachineDefinition(r -> r.definition(FAIL).type(StateMachineType.EXPRESS));
        ValidateStateMachineDefinitionResponse bad = sfn().validateStateMachineDefinition(r -> r
                .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}}}")
                .severity(ValidateStateMachineDefinitionSeverity.ERROR).maxResults(1));

        assertThat(good.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(good.diagnostics()).isEmpty();
        assertThat(good.truncated()).isFalse();
        assertThat(bad.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(bad.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo(ValidateStateMachineDefinitionSeverity.ERROR);
            assertThat(diagnostic.location()).isEqualTo("/States/A/Next");
            assertThat(diagnostic.code()).isNotEmpty();
            assertThat(diagnostic.message()).isNotEmpty();
        });
        assertThatThrownBy(() -> server().machine("bad", "{}")).isInstanceOf(InvalidDefinitionException.class);
    }
}
