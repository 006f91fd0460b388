package dev.pawl.browser.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrialModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static @Nullable Object trial(String expression) {
        return CONSOLE.module("views/machines/trial.js").call("m => " + expression);
    }

    private static String request(String state, String trial) {
        return "JSON.stringify(m.requestOf('{}', " + state + ", {...m.newTrial('{\"n\":1}'), " + trial + "}))";
    }

    @Test
    void some_states_need_a_mock_and_some_have_nothing_to_mock() {
        assertThat(
                trial("[['Task', 'arn:aws:states:::lambda:invoke'], ['Task', 'arn:aws:states:::batch:submitJob.sync'],"
                        + " ['Task', 'arn:pawl:states:::approval:request'], ['Map'], ['Choice']]"
                        + ".map(([type, resource]) => m.mocking({ type, resource })).join()"))
                .isEqualTo("possible,needed,needed,needed,none");
    }

    @Test
    void asks_for_no_more_than_was_told() {
        assertThat(trial(request("{ name: 'P', type: 'Pass' }", "context: '{}', result: '1'"))).isEqualTo(
                "{\"definition\":\"{}\",\"stateName\":\"P\",\"input\":\"{\\\"n\\\":1}\",\"inspectionLevel\":\"TRACE\"}");
    }

    @Test
    void a_task_that_is_really_done_has_neither_mock_nor_context() {
        assertThat(trial(request("{ name: 'T', type: 'Task', resource: 'r' }", "mock: 'real', context: '{}'")))
                .isEqualTo(
                        "{\"definition\":\"{}\",\"stateName\":\"T\",\"input\":\"{\\\"n\\\":1}\",\"inspectionLevel\":\"TRACE\"}");
    }

    @Test
    void an_error_and_retries_before_it_are_told() {
        assertThat(trial(request("{ name: 'T', type: 'Task', resource: 'r' }",
                "mock: 'error', error: 'Busy', cause: 'later', retries: '2'"))).asString().endsWith(
                        "\"mock\":{\"errorOutput\":{\"error\":\"Busy\",\"cause\":\"later\"}},"
                                + "\"stateConfiguration\":{\"retrierRetryCount\":2}}");
    }

    @Test
    void steps_stand_in_their_order_and_those_that_change_nothing_are_told() {
        assertThat(trial("m.stepsOf({ output: '3', inspectionData: { result: '2', input: '1', afterArguments: '1' } })"
                + ".map(s => s.id + (s.same ? ' same' : '')).join()"))
                .isEqualTo("input,afterArguments same,result,output");
    }

    @Test
    void who_handled_an_error_is_told() {
        assertThat(trial(
                "m.handlingOf({ status: 'RETRIABLE', inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 4 } } })"))
                .isEqualTo("Retry[0] would try again after 4 s");
        assertThat(trial(
                "m.handlingOf({ status: 'CAUGHT_ERROR', nextState: 'C', inspectionData: { errorDetails: { catchIndex: 1 } } })"))
                .isEqualTo("Catch[1] takes it to C");
        assertThat(trial("m.handlingOf({ status: 'SUCCEEDED', inspectionData: {} })")).isEqualTo("");
    }

    @Test
    void a_share_of_success_never_rounds_a_failure_away() {
        assertThat(CONSOLE.module("views/machines/statistics.js")
                .call("m => [1, 0.9999, 0.995, 0.5, 0.0001, 0, null].map(m.percent).join()"))
                .isEqualTo("100 %,99.9 %,99.5 %,50 %,1 %,0 %,–");
    }
}
