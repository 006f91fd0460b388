package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

class TestStateSdkTest extends SdkTest {
    @Test
    void a_state_is_tried_out() {
        TestStateResponse tried = sfn().testState(r -> r.inspectionLevel(InspectionLevel.DEBUG).input("{\"n\":20}")
                .definition("{\"Type\":\"Pass\",\"InputPath\":\"$.n\",\"ResultPath\":\"$.m\",\"Next\":\"B\"}"));

        assertThat(tried.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tried.nextState()).isEqualTo("B");
        assertThat(tried.inspectionData().input()).isEqualTo("{\"n\":20}");
        assertThat(tried.inspectionData().afterInputPath()).isEqualTo("20");
        assertThat(tried.error()).isNull();
    }

    @Test
    void a_state_of_a_machine_is_tried_out_with_a_mock() {
        String task = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"End\":true,"
                + "\"Parameters\":{\"FunctionName\":\"f\"},\"Retry\":[{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":3}]}";
        String machine = "{\"StartAt\":\"A\",\"States\":{\"A\":" + task + "}}";
        TestStateResponse mocked = sfn().testState(
                r -> r.definition(machine).stateName("A").mock(m -> m.result("{\"Payload\":{\"n\":1}}")));
        TestStateResponse retried = sfn().testState(r -> r.definition(machine).stateName("A")
                .inspectionLevel(InspectionLevel.DEBUG).mock(m -> m.errorOutput(e -> e.error("E").cause("C"))));

        assertThat(mocked.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(mocked.output()).isEqualTo("{\"Payload\":{\"n\":1}}");
        assertThat(retried.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(retried.error()).isEqualTo("E");
        assertThat(retried.cause()).isEqualTo("C");
        assertThat(retried.inspectionData().errorDetails().retryIndex()).isZero();
        assertThat(retried.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(3);
    }

    @Test
    void what_is_no_state_is_refused() {
        assertThatThrownBy(() -> sfn().testState(r -> r.definition("{}")))
                .isInstanceOf(InvalidDefinitionException.class);
    }
}
