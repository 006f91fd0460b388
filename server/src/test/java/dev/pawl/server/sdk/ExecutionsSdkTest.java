package dev.pawl.server.sdk;

import static dev.pawl.server.sdk.SdkServer.FAIL;
import static dev.pawl.server.sdk.SdkServer.PASS;
import static dev.pawl.server.sdk.SdkServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ValidationException;

class ExecutionsSdkTest extends SdkTest {
    private static final String TRACE = "Root=1-67891233-abcdef012345678912345678;Sampled=1";

    @Test
    void an_execution_succeeds() {
        String machine = server().machine("succeeds", PASS);
        StartExecutionResponse started = sfn().startExecution(
                r -> r.stateMachineArn(machine).name("first").input("{\"n\":1}").traceHeader(TRACE));
        DescribeExecutionResponse ended = server().ended(started.executionArn());

        assertThat(started.executionArn()).isEqualTo(SdkServer.PREFIX + "execution:succeeds:first");
        assertThat(ended.executionArn()).isEqualTo(started.executionArn());
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
        assertThat(ended.name()).isEqualTo("first");
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.startDate()).isEqualTo(started.startDate());
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate()).isBeforeOrEqualTo(Instant.now());
        assertThat(ended.input()).isEqualTo("{\"n\":1}");
        assertThat(ended.inputDetails().included()).isTrue();
        assertThat(ended.output()).isEqualTo("{\"n\":1}");
        assertThat(ended.outputDetails().included()).isTrue();
        assertThat(ended.traceHeader()).isEqualTo(TRACE);
        assertThat(ended.redriveCount()).isZero();
        assertThat(ended.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(ended.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(ended.error()).isNull();
        assertThat(ended.mapRunArn()).isNull();
    }

    @Test
    void an_execution_fails() {
        String execution = server().start(server().machine("fails", FAIL), "{}");
        DescribeExecutionResponse ended = server().ended(execution);
        DescribeExecutionResponse metadata = sfn().describeExecution(
                r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("E");
        assertThat(ended.cause()).isEqualTo("C");
        assertThat(ended.output()).isNull();
        assertThat(metadata.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(metadata.input()).isNull();
        assertThat(metadata.inputDetails().included()).isFalse();
    }

    @Test
    void the_same_start_gives_the_same_execution_while_it_runs() {
        String machine = server().machine("same", WAIT);
        StartExecutionResponse first = sfn().startExecution(r -> r.stateMachineArn(machine).name("n").input("[1]"));

        assertThat(sfn().startExecution(r -> r.stateMachineArn(machine).name("n").input("[1]"))
                .equalsBySdkFields(first)).isTrue();
        assertThatThrownBy(() -> sfn().startExecution(r -> r.stateMachineArn(machine).name("n").input("[2]")))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining("Execution Already Exists: '" + first.executionArn() + "'");
        sfn().stopExecution(r -> r.executionArn(first.executionArn()));
    }

    @Test
    void an_execution_is_stopped_with_a_reason() {
        String execution = server().start(server().machine("stopped", WAIT), "{}");
        StopExecutionResponse stopped = sfn()
                .stopExecution(r -> r.executionArn(execution).error("Enough").cause("It is late"));
        DescribeExecutionResponse ended = server().ended(execution);

        assertThat(ended.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(ended.stopDate()).isEqualTo(stopped.stopDate());
        assertThat(ended.error()).isEqualTo("Enough");
        assertThat(ended.cause()).isEqualTo("It is late");
        assertThatThrownBy(() -> sfn().stopExecution(r -> r.executionArn(execution + "x")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void executions_are_listed_newest_first_and_by_status() {
        String machine = server().machine("listed", WAIT);
        List<String> started = List.of("a", "b", "c").stream().map(
                name -> sfn().startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn()).toList();
        sfn().stopExecution(r -> r.executionArn(started.get(1)));
        List<ExecutionListItem> all = sfn().listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(1))
                .executions().stream().toList();

        assertThat(all).extracting(ExecutionListItem::name).containsExactly("c", "b", "a");
        assertThat(all).extracting(ExecutionListItem::executionArn).containsExactlyElementsOf(started.reversed());
        assertThat(all.get(1).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(all.get(1).stopDate()).isNotNull();
        assertThat(all.get(0).stateMachineArn()).isEqualTo(machine);
        assertThat(all.get(0).redriveCount()).isZero();
        assertThat(sfn().listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions()).extracting(ExecutionListItem::name).containsExactly("c", "a");
        assertThatThrownBy(() -> sfn().listExecutions(
                r -> r.stateMachineArn(machine).redriveFilter(ExecutionRedriveFilter.REDRIVEN)))
                .isInstanceOf(ValidationException.class);
        started.forEach(arn -> sfn().stopExecution(r -> r.executionArn(arn)));
    }

    @Test
    void the_history_is_read_forwards_backwards_and_without_data() {
        String execution = server().start(server().machine("history", PASS), "{\"n\":1}");
        server().ended(execution);
        List<HistoryEvent> events = sfn()
                .getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(1)).events().stream().toList();
        List<HistoryEvent> reverse = sfn()
                .getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(3).reverseOrder(true)).events()
                .stream().toList();
        List<HistoryEvent> bare = sfn()
                .getExecutionHistory(r -> r.executionArn(execution).includeExecutionData(false)).events();

        assertThat(events).extracting(HistoryEvent::type).containsExactly(HistoryEventType.EXECUTION_STARTED,
                HistoryEventType.PASS_STATE_ENTERED, HistoryEventType.PASS_STATE_EXITED,
                HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(HistoryEvent::previousEventId).containsExactly(0L, 0L, 2L, 3L);
        assertThat(events.get(0).executionStartedEventDetails().roleArn()).isEqualTo(SdkServer.ROLE);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("A");
        assertThat(events.get(1).stateEnteredEventDetails().inputDetails().truncated()).isFalse();
        assertThat(events.get(3).executionSucceededEventDetails().output()).isEqualTo("{\"n\":1}");
        assertThat(reverse).isEqualTo(events.reversed());
        assertThat(bare).extracting(HistoryEvent::type).isEqualTo(events.stream().map(HistoryEvent::type).toList());
        assertThat(bare.get(0).executionStartedEventDetails().input()).isNull();
        assertThat(bare.get(3).executionSucceededEventDetails().output()).isNull();
    }

    @Test
    void an_express_execution_is_waited_for() {
        String machine = server().machine("express", PASS, StateMachineType.EXPRESS);
        StartSyncExecutionResponse ended = sfn().startSyncExecution(
                r -> r.stateMachineArn(machine).name("now").input("[1]").traceHeader(TRACE));
        StartSyncExecutionResponse metadata = sfn().startSyncExecution(
                r -> r.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY));
        String failing = server().machine("express-fails", FAIL, StateMachineType.EXPRESS);
        StartSyncExecutionResponse failed = sfn().startSyncExecution(r -> r.stateMachineArn(failing));

        assertThat(ended.executionArn()).startsWith(SdkServer.PREFIX + "express:express:now:");
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
        assertThat(ended.name()).isEqualTo("now");
        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(ended.input()).isEqualTo("[1]");
        assertThat(ended.output()).isEqualTo("[1]");
        assertThat(ended.outputDetails().included()).isTrue();
        assertThat(ended.traceHeader()).isEqualTo(TRACE);
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
        assertThat(ended.billingDetails().billedMemoryUsedInMB()).isPositive();
        assertThat(ended.billingDetails().billedDurationInMilliseconds()).isNotNegative();
        assertThat(metadata.output()).isNull();
        assertThat(metadata.outputDetails().included()).isFalse();
        assertThat(failed.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(failed.error()).isEqualTo("E");
        assertThat(failed.cause()).isEqualTo("C");
        String standard = server().machine("not-express", PASS);
        assertThatThrownBy(() -> sfn().startSyncExecution(r -> r.stateMachineArn(standard)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
    }
}
