package dev.pawl.testkit;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.TaskFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How services behave, well and badly, and what the engine makes of it. */
class ServicesTest {
    private static final String FUNCTION = "'arn:aws:lambda:us-east-1:123456789012:function:charge'";
    private static final String TOKEN = "'arn:aws:states:::sqs:sendMessage.waitForTaskToken',"
            + "'Parameters':{'QueueUrl':'q','MessageBody.$':'$$.Task.Token'}";
    private static final String JOB = "'arn:aws:states:::ecs:runTask.sync','Parameters':{'TaskDefinition':'t'}";
    private static final String ACTIVITY = "'arn:aws:states:us-east-1:123456789012:activity:desk'";

    private final Stage stage = Stage.open();

    record Charge(String orderId, int amount) {}

    record Receipt(String orderId, boolean paid) {}

    @AfterEach
    void close() {
        stage.close();
    }

    /** One task, and a state behind its errors. */
    private void task(String resource, String more) {
        String sorry = more.contains("Sorry") ? ",'Sorry':{'Type':'Pass','End':true}" : "";
        stage.deploy("m", ("{'StartAt':'T','States':{'T':{'Type':'Task','Resource':" + resource + more
                + ",'End':true}" + sorry + "}}").replace('\'', '"'));
    }

    @Test
    void aFunctionAnswersWithRecords() {
        task(FUNCTION, "");
        stage.when("T").answers(Charge.class, charge -> new Receipt(charge.orderId(), charge.amount() < 100));

        assertThat(stage.run(new Charge("o-1", 42))).outputAs(Receipt.class).isEqualTo(new Receipt("o-1", true));
    }

    @Test
    void aFunctionMayFailTheTaskOrTheTest() {
        task(FUNCTION, ",'Catch':[{'ErrorEquals':['Declined'],'Next':'Sorry'}]");
        stage.when("T").answersCall(call -> {
            throw new TaskFailure("Declined", "call " + call.invocation());
        });
        assertThat(stage.run("{}")).caught("T", "Declined").hasOutputAt("/Cause", "\"call 0\"");

        stage.when("T").answersCall(call -> {
            throw new AssertionError("not so");
        });
        assertThatThrownBy(() -> stage.run("{}")).isInstanceOf(AssertionError.class).hasMessage("not so");
    }

    @Test
    void aServiceThatNeverAnswersRunsIntoTheTimeout() {
        task(FUNCTION, ",'TimeoutSeconds':86400,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Sorry'}]");
        stage.when("T").neverAnswers();

        assertThat(stage.run("{}")).succeeded().caught("T", "States.Timeout").took(Duration.ofDays(1));
    }

    @Test
    void aServiceThatIsSlowIsWaitedFor() {
        task(FUNCTION, ",'TimeoutSeconds':86400");
        stage.when("T").answersAfter(Duration.ofHours(23)).returns("1");

        assertThat(stage.run("{}")).succeeded().took(Duration.ofHours(23))
                .hasEvents("LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded");
    }

    @Test
    void aTokenIsBroughtBackOnceHoweverOftenItComes() {
        task(TOKEN, "");
        stage.when("T").accepts("{\"MessageId\":\"1\"}").answersAfter(Duration.ofDays(3)).isDeliveredTwice()
                .returns("{\"ok\":true}");

        assertThat(stage.run("{}")).hasOutput("{\"ok\":true}").took(Duration.ofDays(3)).hasExactlyEvents(
                "ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted",
                "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(stage.deliveries()).extracting(Delivery::refusal).satisfiesExactly(
                first -> assertThat(first).isEmpty(),
                second -> assertThat(second).hasValueSatisfying(why -> assertThat(why).contains("Task Timed Out")));
    }

    @Test
    void aCallbackThatComesLateIsRefused() {
        task(TOKEN, ",'TimeoutSeconds':60,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Sorry'}]");
        stage.when("T").answersAfter(Duration.ofSeconds(61)).returns("1");

        assertThat(stage.run("{}")).caught("T", "States.Timeout");
        assertThat(stage.deliveries()).isEmpty();
        assertThat(stage.pass(Duration.ofSeconds(1)).deliveries()).singleElement()
                .satisfies(late -> assertThat(late.refusal()).isPresent());
    }

    @Test
    void aCallbackThatIsLostLeavesTheTaskOpen() {
        task(TOKEN, "");
        stage.when("T").losesCallback();

        assertThat(stage.run("{}")).waitsIn("T").hasEvents("TaskSubmitted");
    }

    @Test
    void heartbeatsThatStopEndTheTask() {
        task(TOKEN, ",'HeartbeatSeconds':60");
        stage.when("T").sendsHeartbeats(Duration.ofSeconds(50), 3).losesCallback();

        assertThat(stage.run("{}")).failedWith("States.Timeout").took(Duration.ofSeconds(3 * 50 + 60));
    }

    @Test
    void aTestBringsATokenBackItself() {
        task(TOKEN, ",'HeartbeatSeconds':60");
        stage.when("T").losesCallback();

        Play play = stage.start("m", "{}").pass(Duration.ofSeconds(59)).heartbeat("T").pass(Duration.ofSeconds(59));
        assertThat(play.soFar()).isWaiting();
        assertThat(play.fail("T", "No", "not today").toEnd()).failedWith("No");
        assertThatThrownBy(() -> play.token("T")).hasMessageContaining("Expected a task of T that is open");
    }

    @Test
    void aJobIsAcceptedAndThenFails() {
        task(JOB, "");
        stage.when("T").accepts("{\"Tasks\":[]}").answersAfter(Duration.ofHours(5)).fails("States.TaskFailed",
                "exit 1");

        assertThat(stage.run("{}")).failedWith("States.TaskFailed", "exit 1").took(Duration.ofHours(5))
                .hasEvents("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskFailed");
    }

    @Test
    void aWorkerDoesTheTaskOfAnActivity() {
        task(ACTIVITY, "");
        stage.when("T").answersAfter(Duration.ofMinutes(10)).returns("7");

        assertThat(stage.run("{}")).hasOutput(7).took(Duration.ofMinutes(10)).hasEvents("ActivityScheduled",
                "ActivityStarted", "ActivitySucceeded");
    }

    @Test
    void anActivityWithoutAMockIsTheTestsOwn() {
        task(ACTIVITY, "");

        Play play = stage.start("m", "{}");
        assertThat(play.toEnd()).waitsIn("T");
        assertThat(play.succeed("T", 8).toEnd()).hasOutput(8);
    }

    @Test
    void anApprovalIsAnsweredLikeAnyTask() {
        stage.deploy("m",
                """
                        {"QueryLanguage":"JSONata","StartAt":"Approve","States":{"Approve":{"Type":"Task",
                         "Resource":"arn:pawl:states:::approval:request","Arguments":{"Title":"Pay?","Approvers":{"Users":["ann"]}},
                         "End":true}}}""");
        stage.when("Approve").answersAfter(Duration.ofDays(2)).returns("{\"Decision\":\"APPROVED\"}");

        assertThat(stage.run("{}")).hasOutputAt("/Decision", "\"APPROVED\"").took(Duration.ofDays(2));
    }

    @Test
    void functionsAnswerBothWaysToCallThem() {
        stage.function("charge", Charge.class, charge -> new Receipt(charge.orderId(), true));
        task(FUNCTION, "");
        assertThat(stage.run(new Charge("a", 1))).hasOutput(new Receipt("a", true));

        task("'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'charge','Payload.$':'$'}", "");
        assertThat(stage.run(new Charge("b", 1))).hasOutputAt("/Payload/orderId", "\"b\"")
                .hasOutputAt("/StatusCode", 200);
    }

    @Test
    void aScriptThatHasRunOutIsAMistakeOfTheTest() {
        task(FUNCTION, ",'Retry':[{'ErrorEquals':['Busy'],'MaxAttempts':5}]");
        stage.when("T").fails("Busy").times(2);

        assertThatThrownBy(() -> stage.run("{}")).isInstanceOf(MockException.class)
                .hasMessageContaining("has none for call 2");
    }

    @Test
    void whatWasSaidLastCountsFirst() {
        task(FUNCTION, "");
        stage.when("arn:aws:lambda:us-east-1:123456789012:function:charge").returns("1");
        stage.when("T").with(arguments -> arguments.has("vip")).returns("2");
        stage.when("T").withArguments("{\"vip\":false}").returns("3");

        assertThat(List.of(stage.run("{}"), stage.run("{\"vip\":true}"), stage.run("{\"vip\":false}")))
                .extracting(played -> played.outputAs(Integer.class)).containsExactly(1, 2, 3);
    }
}
