package dev.pawl.server.sdk;

import static dev.pawl.server.sdk.SdkServer.PASS;
import static dev.pawl.server.sdk.SdkServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** The calls that Terraform's provider for AWS (5.100) makes, in its order, as its log shows them. */
class TerraformPlayTest extends SdkTest {
    private DescribeStateMachineResponse refresh(String machine) {
        DescribeStateMachineResponse shown = sfn().describeStateMachine(r -> r.stateMachineArn(machine));
        sfn().listStateMachineVersions(r -> r.stateMachineArn(machine));
        sfn().listTagsForResource(r -> r.resourceArn(machine));
        return shown;
    }

    private static RoutingConfigurationListItem all(String version) {
        return RoutingConfigurationListItem.builder().stateMachineVersionArn(version).weight(100).build();
    }

    private void plan(String definition) {
        assertThat(sfn().validateStateMachineDefinition(r -> r.definition(definition).type(StateMachineType.STANDARD))
                .result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    }

    @Test
    void applies_changes_and_destroys() {
        plan(PASS);
        String machine = sfn().createStateMachine(r -> r.name("greeting").definition(PASS).roleArn(SdkServer.ROLE)
                .type(StateMachineType.STANDARD).publish(true).tags(tag("billing"))).stateMachineArn();
        DescribeStateMachineResponse created = refresh(machine);
        String alias = sfn()
                .createStateMachineAlias(r -> r.name("live").routingConfiguration(all(machine + ":1")))
                .stateMachineAliasArn();
        sfn().describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        assertThat(created.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(refresh(machine).equalsBySdkFields(created)).isTrue();

        plan(WAIT);
        sfn().tagResource(r -> r.resourceArn(machine).tags(tag("sales")));
        sfn().updateStateMachine(r -> r.stateMachineArn(machine).definition(WAIT).roleArn(SdkServer.ROLE)
                .publish(true).tracingConfiguration(t -> t.enabled(true)));
        assertThat(refresh(machine).definition()).isEqualTo(WAIT);
        sfn().updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).routingConfiguration(all(machine + ":2")));
        assertThat(sfn().listTagsForResource(r -> r.resourceArn(machine)).tags()).containsExactly(tag("sales"));

        sfn().deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        sfn().deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThatThrownBy(() -> sfn().describeStateMachine(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    private static Tag tag(String value) {
        return Tag.builder().key("team").value(value).build();
    }
}
