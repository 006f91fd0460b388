package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

class RedriveSdkTest extends SdkTest {
    @Test
    void an_execution_goes_on_where_it_failed() {
        String activity = sfn().createActivity(r -> r.name("shaky")).activityArn();
        String machine = server().machine("shaky", "{\"StartAt\":\"Before\",\"States\":{\"Before\":{\"Type\":\"Pass\","
                + "\"Next\":\"A\"},\"A\":{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true}}}");
        String execution = server().start(machine, "{}");
        String first = sfn().getActivityTask(r -> r.activityArn(activity)).taskToken();
        sfn().sendTaskFailure(r -> r.taskToken(first).error("E"));
        DescribeExecutionResponse failed = server().ended(execution);
        RedriveExecutionResponse redriven = sfn()
                .redriveExecution(r -> r.executionArn(execution).clientToken("once"));
        RedriveExecutionResponse again = sfn().redriveExecution(r -> r.executionArn(execution).clientToken("once"));
        String second = sfn().getActivityTask(r -> r.activityArn(activity)).taskToken();
        sfn().sendTaskSuccess(r -> r.taskToken(second).output("1"));
        DescribeExecutionResponse ended = server().ended(execution);

        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(again.redriveDate()).isEqualTo(redriven.redriveDate());
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.redriveCount()).isEqualTo(1);
        assertThat(ended.redriveDate()).isEqualTo(redriven.redriveDate());
        assertThat(sfn().listExecutions(r -> r.stateMachineArn(machine)).executions().get(0).redriveCount())
                .isEqualTo(1);
        assertThat(sfn().getExecutionHistory(r -> r.executionArn(execution)).events())
                .filteredOn(event -> event.type() == HistoryEventType.EXECUTION_REDRIVEN).singleElement()
                .extracting(HistoryEvent::executionRedrivenEventDetails)
                .satisfies(details -> assertThat(details.redriveCount()).isEqualTo(1));
    }

    @Test
    void an_execution_that_succeeded_is_not_redriven() {
        String execution = server().start(server().machine("fine", SdkServer.PASS), "{}");
        server().ended(execution);

        assertThatThrownBy(() -> sfn().redriveExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class);
    }
}
