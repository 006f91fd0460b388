package dev.pawl.server.sdk;

import static dev.pawl.server.sdk.SdkServer.PASS;
import static dev.pawl.server.sdk.SdkServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

/** Versions and aliases. */
class VersionsSdkTest extends SdkTest {
    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder().stateMachineVersionArn(version).weight(weight).build();
    }

    @Test
    void versions_are_published_listed_and_deleted() {
        CreateStateMachineResponse created = sfn().createStateMachine(r -> r.name("versions").definition(PASS)
                .roleArn(SdkServer.ROLE).publish(true).versionDescription("first"));
        String machine = created.stateMachineArn();
        UpdateStateMachineResponse updated = sfn()
                .updateStateMachine(r -> r.stateMachineArn(machine).definition(WAIT));
        PublishStateMachineVersionResponse second = sfn().publishStateMachineVersion(
                r -> r.stateMachineArn(machine).revisionId(updated.revisionId()).description("second"));
        DescribeStateMachineResponse first = sfn().describeStateMachine(r -> r.stateMachineArn(machine + ":1"));

        assertThat(created.stateMachineVersionArn()).isEqualTo(machine + ":1");
        assertThat(second.stateMachineVersionArn()).isEqualTo(machine + ":2");
        assertThat(second.creationDate()).isNotNull();
        assertThat(first.stateMachineArn()).isEqualTo(machine + ":1");
        assertThat(first.definition()).isEqualTo(PASS);
        assertThat(first.description()).isEqualTo("first");
        List<StateMachineVersionListItem> page = sfn()
                .listStateMachineVersions(r -> r.stateMachineArn(machine).maxResults(1)).stateMachineVersions();
        String next = sfn().listStateMachineVersions(r -> r.stateMachineArn(machine).maxResults(1)).nextToken();
        assertThat(page).extracting(StateMachineVersionListItem::stateMachineVersionArn)
                .containsExactly(machine + ":2");
        assertThat(sfn().listStateMachineVersions(r -> r.stateMachineArn(machine).nextToken(next))
                .stateMachineVersions()).extracting(StateMachineVersionListItem::stateMachineVersionArn)
                .containsExactly(machine + ":1");
        sfn().deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":1"));
        assertThat(sfn().listStateMachineVersions(r -> r.stateMachineArn(machine)).stateMachineVersions()).hasSize(1);
        assertThatThrownBy(
                () -> sfn().publishStateMachineVersion(r -> r.stateMachineArn(machine).revisionId("INITIAL")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void an_alias_is_created_shown_changed_started_and_deleted() {
        String machine = sfn().createStateMachine(
                r -> r.name("aliased").definition(PASS).roleArn(SdkServer.ROLE).publish(true)).stateMachineArn();
        sfn().updateStateMachine(r -> r.stateMachineArn(machine).definition(WAIT).publish(true));
        CreateStateMachineAliasResponse created = sfn().createStateMachineAlias(
                r -> r.name("live").description("what runs").routingConfiguration(route(machine + ":1", 100)));
        String alias = created.stateMachineAliasArn();
        DescribeExecutionResponse ran = server().ended(server().start(alias, "{}"));
        sfn().updateStateMachineAlias(r -> r.stateMachineAliasArn(alias)
                .routingConfiguration(route(machine + ":1", 10), route(machine + ":2", 90)));
        DescribeStateMachineAliasResponse shown = sfn()
                .describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));

        assertThat(alias).isEqualTo(machine + ":live");
        assertThat(ran.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(ran.stateMachineVersionArn()).isEqualTo(machine + ":1");
        assertThat(shown.name()).isEqualTo("live");
        assertThat(shown.description()).isEqualTo("what runs");
        assertThat(shown.creationDate()).isEqualTo(created.creationDate());
        assertThat(shown.updateDate()).isAfterOrEqualTo(shown.creationDate());
        assertThat(shown.routingConfiguration()).containsExactly(route(machine + ":1", 10), route(machine + ":2", 90));
        assertThat(sfn().listStateMachineAliases(r -> r.stateMachineArn(machine)).stateMachineAliases())
                .extracting(StateMachineAliasListItem::stateMachineAliasArn).containsExactly(alias);
        assertThatThrownBy(() -> sfn().deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":1")))
                .isInstanceOf(ConflictException.class);
        sfn().deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        assertThatThrownBy(() -> sfn().describeStateMachineAlias(r -> r.stateMachineAliasArn(alias)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void routes_that_make_no_sense_are_refused_with_a_reason() {
        String machine = sfn().createStateMachine(
                r -> r.name("routes").definition(PASS).roleArn(SdkServer.ROLE).publish(true)).stateMachineArn();

        assertThatThrownBy(() -> sfn()
                .createStateMachineAlias(r -> r.name("wrong").routingConfiguration(route(machine + ":1", 99))))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.reason())
                        .isEqualTo(ValidationExceptionReason.INVALID_ROUTING_CONFIGURATION));
    }
}
