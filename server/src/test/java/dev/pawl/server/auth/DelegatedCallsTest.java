package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.store.memory.MemoryStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegatedCallsTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final GrantPolicy POLICY = new GrantPolicy(new MemoryStore().tags());

    private static String task(String resource, String more) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"" + resource + "\"" + more
                + ",\"End\":true}}}";
    }

    private static Principal with(String... grants) {
        return Principal.admin("eve").with(Arrays.stream(grants).map(Grant::parse).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "arn:aws:states:::states:startExecution | ,\"Parameters\":{\"StateMachineArn\":\"X\"} | StartExecution X",
            "arn:aws:states:::states:startExecution.sync:2 | ,\"Arguments\":{\"StateMachineArn\":\"X\"} | StartExecution X",
            "arn:aws:states:::aws-sdk:sfn:stopExecution | ,\"Parameters\":{\"ExecutionArn\":\"X\"} | StopExecution X",
            "arn:aws:states:::aws-sdk:sfn:describeExecution | ,\"Parameters\":{\"ExecutionArn.$\":\"$.e\"} | DescribeExecution *",
            "arn:aws:states:::states:startExecution | ,\"Parameters\":{\"StateMachineArn\":\"X\",\"StateMachineArn.$\":\"$.e\"} | StartExecution *",
            "arn:aws:states:::states:startExecution | ,\"Arguments\":{\"StateMachineArn\":\"{% $states.input.m %}\"} | StartExecution *",
            "arn:aws:states:::states:startExecution | ,\"Arguments\":\"{% $states.input %}\" | StartExecution *",
            "arn:aws:states:::aws-sdk:sfn:startSyncExecution | '' | StartSyncExecution *"})
    void what_a_definition_does_is_seen(String resource, String more, String call) {
        assertThat(DelegatedCalls.of(task(resource, more)))
                .extracting(one -> one.operation() + " " + one.resource()).containsExactly(call);
    }

    /** The engine reads one member alone: what stands beside it must not stand for it. */
    @ParameterizedTest
    @CsvSource({"describeExecution", "stopExecution", "redriveExecution", "getExecutionHistory"})
    void a_machine_that_may_be_touched_is_no_cover_for_an_execution_that_may_not(String action) {
        String resource = "arn:aws:states:::aws-sdk:sfn:" + action;
        String decoy = "\"StateMachineArn\":\"" + ARN + "stateMachine:orders-a\"";
        String literal = "\"ExecutionArn\":\"" + ARN + "execution:payments:p1\"";
        for (String beside : List.of(literal, "\"ExecutionArn.$\":\"$.e\"", "\"ExecutionArn\":\"{% $e %}\"")) {
            for (String member : List.of("Parameters", "Arguments")) {
                requireRefused(task(resource, ",\"" + member + "\":{" + decoy + "," + beside + "}"));
                requireRefused(task(resource, ",\"" + member + "\":{" + beside + "," + decoy + "}"));
            }
        }
        requireRefused(task(resource, ",\"Parameters\":{" + decoy + "}"));
        requireRefused(task(resource, ",\"Arguments\":{\"ExecutionArn\":\"" + ARN
                + "execution:orders-a:x\"},\"Parameters\":{" + literal + "}"));
        requireTaken(task(resource, ",\"Parameters\":{" + decoy + ",\"ExecutionArn\":\"" + ARN
                + "execution:orders-b:x\"}"));
    }

    private static void requireRefused(String definition) {
        assertThatThrownBy(() -> DelegatedCalls.require(POLICY, with("editor:orders-*"), definition))
                .as(definition).isInstanceOf(ApiException.class);
    }

    private static void requireTaken(String definition) {
        assertThatCode(() -> DelegatedCalls.require(POLICY, with("editor:orders-*"), definition)).as(definition)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"sendTaskSuccess", "sendTaskFailure", "sendTaskHeartbeat"})
    void a_task_is_ended_only_by_who_may_operate_its_execution(String action) {
        String resource = "arn:aws:states:::aws-sdk:sfn:" + action;
        String member = ",\"Parameters\":{\"TaskToken\":\"";
        requireTaken(task(resource, member + token("orders-a") + "\"}"));
        requireRefused(task(resource, member + token("payments") + "\"}"));
        requireRefused(task(resource, member + "nonsense\"}"));
        requireRefused(task(resource, ",\"Parameters\":{\"TaskToken.$\":\"$.t\"}"));
        requireRefused(task(resource, ",\"Arguments\":{\"TaskToken\":\"{% $states.input.t %}\"}"));
        requireRefused(task(resource, ""));
        assertThatCode(() -> DelegatedCalls.require(POLICY, with("editor"), task(resource, "")))
                .doesNotThrowAnyException();
    }

    private static String token(String machine) {
        return new TaskToken(ARN + "execution:" + machine + ":x", 3, 0, "secret").encode();
    }

    @Test
    void an_activity_is_fed_only_by_who_may_work_for_it() {
        requireTaken(task(ARN + "activity:orders-act", ""));
        requireRefused(task(ARN + "activity:payments-act", ""));
    }

    /** A list of what may be seen is for the one who asks: the engine would list all. */
    @Test
    void a_list_that_the_engine_would_not_sift_needs_a_grant_on_everything() {
        requireRefused(task("arn:aws:states:::aws-sdk:sfn:listStateMachines", ""));
    }

    @Test
    void however_deep_it_lies() {
        String inner = task("arn:aws:states:::states:startExecution", "");
        String map = "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":" + inner
                + "},\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + inner + "]}}}";
        assertThat(DelegatedCalls.of(map)).hasSize(2);
    }

    @Test
    void what_is_not_this_engines_and_what_nobody_can_read_is_left_to_others() {
        assertThat(DelegatedCalls.of(task("arn:aws:states:::sqs:sendMessage", ""))).isEmpty();
        assertThat(DelegatedCalls.of(task("arn:aws:lambda:us-east-1:123456789012:function:f", ""))).isEmpty();
        assertThat(DelegatedCalls.of("{")).isEmpty();
    }

    @Test
    void an_author_writes_only_what_the_author_may_do() {
        String mine = task("arn:aws:states:::states:startExecution",
                ",\"Parameters\":{\"StateMachineArn\":\"" + ARN + "stateMachine:orders-b\"}");
        String others = task("arn:aws:states:::states:startExecution",
                ",\"Parameters\":{\"StateMachineArn\":\"" + ARN + "stateMachine:payments\"}");
        String any = task("arn:aws:states:::states:startExecution", "");
        Principal editor = with("editor:orders-*");
        assertThatCode(() -> DelegatedCalls.require(POLICY, editor, mine)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DelegatedCalls.require(POLICY, editor, others)).isInstanceOf(ApiException.class)
                .hasMessageContaining("StartExecution on resource: " + ARN + "stateMachine:payments");
        assertThatThrownBy(() -> DelegatedCalls.require(POLICY, editor, any)).isInstanceOf(ApiException.class)
                .hasMessageContaining("write the ARN");
        assertThatCode(() -> DelegatedCalls.require(POLICY, with("editor"), any)).doesNotThrowAnyException();
        assertThatCode(() -> DelegatedCalls.require(POLICY, with("editor:orders-*", "operator:payments"), others))
                .doesNotThrowAnyException();
        assertThatCode(() -> DelegatedCalls.require(POLICY, Principal.ANONYMOUS, any)).doesNotThrowAnyException();
    }
}
