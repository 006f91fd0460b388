package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

class MapRunsSdkTest extends SdkTest {
    private String map(String name, String child) {
        return server().machine(name, "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"Label\":\"each\","
                + "\"MaxConcurrency\":2,\"End\":true,\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\","
                + "\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"A\",\"States\":{\"A\":" + child + "}}}}}");
    }

    private MapRunListItem onlyRun(String execution) {
        List<MapRunListItem> runs = sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    @Test
    void a_map_run_that_is_over_is_listed_and_shown() {
        String machine = map("counted", "{\"Type\":\"Pass\",\"End\":true}");
        String execution = server().start(machine, "[1,2,3]");
        DescribeExecutionResponse ended = server().ended(execution);
        MapRunListItem listed = onlyRun(execution);
        DescribeMapRunResponse shown = sfn().describeMapRun(r -> r.mapRunArn(listed.mapRunArn()));
        List<ExecutionListItem> children = sfn().listExecutionsPaginator(
                r -> r.mapRunArn(listed.mapRunArn()).maxResults(2)).executions().stream().toList();

        assertThat(ended.output()).isEqualTo("[1,2,3]");
        assertThat(listed.executionArn()).isEqualTo(execution);
        assertThat(listed.stateMachineArn()).isEqualTo(machine + "/each");
        assertThat(listed.stopDate()).isAfterOrEqualTo(listed.startDate());
        assertThat(shown.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(shown.executionArn()).isEqualTo(execution);
        assertThat(shown.maxConcurrency()).isEqualTo(2);
        assertThat(shown.toleratedFailureCount()).isZero();
        assertThat(shown.itemCounts().succeeded()).isEqualTo(3);
        assertThat(shown.itemCounts().total()).isEqualTo(3);
        assertThat(shown.executionCounts().succeeded()).isEqualTo(3);
        assertThat(shown.executionCounts().pending()).isZero();
        assertThat(shown.redriveCount()).isZero();
        assertThat(children).hasSize(3).extracting(ExecutionListItem::mapRunArn).containsOnly(listed.mapRunArn());
        assertThat(sfn().describeExecution(r -> r.executionArn(children.get(0).executionArn())).mapRunArn())
                .isEqualTo(listed.mapRunArn());
        assertThatThrownBy(() -> sfn().updateMapRun(r -> r.mapRunArn(listed.mapRunArn()).maxConcurrency(1)))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.reason())
                        .isEqualTo(ValidationExceptionReason.CANNOT_UPDATE_COMPLETED_MAP_RUN));
        assertThatThrownBy(() -> sfn().describeMapRun(r -> r.mapRunArn(listed.mapRunArn() + "0")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_map_run_that_goes_on_is_changed() {
        String execution = server()
                .start(map("changed", "{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}"), "[1,2,3]");
        while (sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        String run = onlyRun(execution).mapRunArn();
        sfn().updateMapRun(
                r -> r.mapRunArn(run).maxConcurrency(3).toleratedFailureCount(1L).toleratedFailurePercentage(50f));
        DescribeMapRunResponse changed = sfn().describeMapRun(r -> r.mapRunArn(run));

        assertThat(changed.status()).isEqualTo(MapRunStatus.RUNNING);
        assertThat(changed.maxConcurrency()).isEqualTo(3);
        assertThat(changed.toleratedFailureCount()).isEqualTo(1);
        assertThat(changed.toleratedFailurePercentage()).isEqualTo(50f);
        sfn().stopExecution(r -> r.executionArn(execution));
    }
}
