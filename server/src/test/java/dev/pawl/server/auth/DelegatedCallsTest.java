package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.store.memory.MemoryStore;
import java.util.Arrays;
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
        assertThat(DelegatedCalls.of(task("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", ""))).isEmpty();
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
