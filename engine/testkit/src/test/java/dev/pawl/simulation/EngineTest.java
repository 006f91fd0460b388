package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.connector.Outcome;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.Executions.Start;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String PASS = "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}";
    private static final String WAIT = "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':60,'Next':'B'},'B':{'Type':'Pass','End':true}}}";

    private static final String TOKEN = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final String MESSAGE = ",'Parameters':{'QueueUrl':'q','MessageBody':'b'}";

    private final World world = new World(1);

    private static String task(String resource, String more) {
        return "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'" + resource + "'" + more + ",'End':true}}}";
    }

    @Test
    void runsToTheEndInOneCommit() {
        String arn = world.start(world.machine("m", PASS), "{'a':1}");

        assertThat(world.types(arn)).containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited",
                "ExecutionSucceeded");
        assertThat(world.row(arn).nextSequence()).isEqualTo(1);
        assertThat(world.engine().executions().describe(arn).output()).contains(Payload.parse("{\"a\":1}"));
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    @Test
    void aWaitingExecutionLeavesMemoryAndGoesOnWhenItsTimerFires() {
        String arn = world.start(world.machine("m", WAIT), "{}");
        assertThat(world.engine().executionsInMemory()).isZero();

        world.pass(Duration.ofSeconds(59));
        assertThat(world.ended(arn)).isFalse();
        world.pass(Duration.ofSeconds(1));
        assertThat(world.ended(arn)).isTrue();
        assertThat(world.row(arn).timers()).isEmpty();
    }

    @Test
    void whatFellDueWhileTheProcessWasDownHappensAtOnce() {
        String arn = world.start(world.machine("m", WAIT), "{}");
        world.process.kill();
        world.clock.forgetAll();
        world.clock.advance(Duration.ofDays(1));
        world.crash();
        world.settle();
        assertThat(world.ended(arn)).isTrue();
    }

    @Test
    void theSameStartOnceMoreIsTheSameExecution() {
        String machine = world.machine("m", WAIT);
        Start start = new Start(machine, Optional.of("n"), Optional.of("{}"), Optional.empty());
        var first = world.engine().executions().start(start);
        var second = world.engine().executions().start(start);
        var other = world.engine().executions()
                .start(new Start(machine, Optional.of("n"), Optional.of("[]"), Optional.empty()));

        assertThat(world.now(second)).isEqualTo(world.now(first));
        assertRefused(other, Reason.EXECUTION_ALREADY_EXISTS);
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void callsAConnectorAndStoresStartedWithTheOutcome() {
        world.with(new ScriptedConnector().on(FUNCTION, r -> new Outcome.Completed(Payload.parse("42"))));
        String arn = world.start(world.machine("m", task(FUNCTION, "")), "{}");

        assertThat(world.types(arn)).containsExactly("ExecutionStarted", "TaskStateEntered",
                "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
                "ExecutionSucceeded");
        assertThat(world.row(arn).nextSequence()).isEqualTo(2);
        assertThat(world.row(arn).work()).isEmpty();
    }

    @Test
    void aLongCallLeavesItsStartedEventBehind() {
        CompletableFuture<Outcome> later = new CompletableFuture<>();
        world.with(new ScriptedConnector().onAsync(FUNCTION, r -> later));
        String arn = world.start(world.machine("m", task(FUNCTION, "")), "{}");
        assertThat(world.types(arn)).endsWith("LambdaFunctionScheduled");
        assertThat(world.engine().executionsInMemory()).isEqualTo(1);

        world.pass(Duration.ofSeconds(1));
        assertThat(world.types(arn)).endsWith("LambdaFunctionStarted");
        later.complete(new Outcome.Completed(Payload.NULL));
        world.settle();
        assertThat(world.ended(arn)).isTrue();
    }

    @Test
    void aTaskThatNobodyDoesFailsAndSaysWhy() {
        String arn = world.start(world.machine("m", task(FUNCTION, "")), "{}");
        assertThat(world.row(arn).failure().error()).contains("States.Runtime");
        assertThat(world.row(arn).failure().cause().orElseThrow()).contains(FUNCTION).contains("StatesConnector");
    }

    @Test
    void aTimedOutTaskIsCancelled() {
        ScriptedConnector services = new ScriptedConnector().onAsync(FUNCTION, r -> new CompletableFuture<>());
        world.with(services);
        String arn = world.start(world.machine("m", task(FUNCTION, ",'TimeoutSeconds':5")), "{}");
        world.pass(Duration.ofSeconds(5));

        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(services.cancelled()).hasSize(1);
        assertThat(world.row(arn).work()).isEmpty();
    }

    @Test
    void aTaskWhoseOutcomeIsUnknownIsRunAgainWithTheSameToken() {
        ScriptedConnector services = new ScriptedConnector().onAsync(FUNCTION, r -> new CompletableFuture<>());
        world.with(services);
        String arn = world.start(world.machine("m", task(FUNCTION, "")), "{}");
        world.with(services.on(FUNCTION, r -> new Outcome.Completed(Payload.NULL)));
        world.settle();

        assertThat(services.started()).hasSize(2);
        assertThat(services.started().get(0).token()).isEqualTo(services.started().get(1).token());
        assertThat(world.ended(arn)).isTrue();
    }

    @Test
    void activitiesHandTasksToWorkersInTurn() {
        String activity = world.engine().activities().create("a", Optional.empty(), java.util.Map.of()).arn();
        var first = world.engine().activities().getTask(activity, Optional.of("w1"), Duration.ofSeconds(60));
        var second = world.engine().activities().getTask(activity, Optional.of("w2"), Duration.ofSeconds(60));
        String arn = world.start(world.machine("m", task(activity, ",'HeartbeatSeconds':10")), "{'x':1}");

        ActivityTask task = world.now(first).orElseThrow();
        assertThat(task.input()).isEqualTo(Payload.parse("{\"x\":1}"));
        assertThat(world.types(arn)).endsWith("ActivityStarted");
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofSeconds(8));
            assertThat(world.engine().tasks().heartbeat(task.token())).isNotNull();
            world.settle();
        }
        assertThat(world.ended(arn)).isFalse();
        var done = world.engine().tasks().succeed(task.token(), "{\"y\":2}");
        world.settle();
        assertThat(done).isCompleted();
        assertThat(world.ended(arn)).isTrue();
        assertRefused(world.engine().tasks().succeed(task.token(), "1"), Reason.TASK_TIMED_OUT);
        world.pass(Duration.ofSeconds(60));
        assertThat(world.now(second)).isEmpty();
    }

    @Test
    void aSilentWorkerTimesOut() {
        String activity = world.engine().activities().create("a", Optional.empty(), java.util.Map.of()).arn();
        String arn = world.start(world.machine("m", task(activity, ",'HeartbeatSeconds':10")), "{}");
        var polled = world.engine().activities().getTask(activity, Optional.empty(), Duration.ofSeconds(60));
        assertThat(world.now(polled)).isPresent();
        world.pass(Duration.ofSeconds(11));
        assertThat(world.types(arn)).contains("ActivityTimedOut");
    }

    @Test
    void aTokenThatIsNoneOfOursIsRefused() {
        assertRefused(world.engine().tasks().succeed("nonsense", "1"), Reason.INVALID_TOKEN);
        assertRefused(world.engine().tasks().heartbeat(
                new dev.pawl.interpreter.model.TaskToken("arn:aws:states:us-east-1:123456789012:execution:m:n", 3, 0,
                        "x").encode()),
                Reason.TASK_DOES_NOT_EXIST);
    }

    @Test
    void aTokenThatIsBackBeforeTheServiceHasAnsweredIsHeardAfterIt() {
        CompletableFuture<Outcome> later = new CompletableFuture<>();
        ScriptedConnector connector = new ScriptedConnector().onAsync(TOKEN, r -> later);
        world.with(connector);
        String arn = world.start(world.machine("m", task(TOKEN, MESSAGE)), "{}");
        String token = connector.started().get(0).token();

        world.now(world.engine().tasks().succeed(token, "1"));
        assertRefused(world.engine().tasks().succeed(token, "2"), Reason.TASK_TIMED_OUT);
        assertThat(world.types(arn)).endsWith("TaskScheduled");
        later.complete(new Outcome.Completed(Payload.parse("{}")));
        world.settle();

        assertThat(world.types(arn)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled",
                "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(world.engine().executions().describe(arn).output()).contains(Payload.parse("1"));
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    @Test
    void aTokenThatIsBackCountsMoreThanACallThatFailedAfterwards() {
        CompletableFuture<Outcome> later = new CompletableFuture<>();
        ScriptedConnector connector = new ScriptedConnector().onAsync(TOKEN, r -> later);
        world.with(connector);
        String arn = world.start(world.machine("m", task(TOKEN, MESSAGE)), "{}");

        world.now(world.engine().tasks().succeed(connector.started().get(0).token(), "1"));
        later.complete(Outcome.Failed.of("SQS.SdkClientException", "Read timed out"));
        world.settle();

        assertThat(world.types(arn)).containsSubsequence("TaskScheduled", "TaskStarted", "TaskSucceeded",
                "ExecutionSucceeded");
    }

    @Test
    void aTokenThatIsBackTooEarlySurvivesACrash() {
        ScriptedConnector before = new ScriptedConnector().onAsync(TOKEN, r -> new CompletableFuture<>());
        world.with(before);
        String arn = world.start(world.machine("m", task(TOKEN, MESSAGE)), "{}");
        world.now(world.engine().tasks().succeed(before.started().get(0).token(), "1"));

        world.with(new ScriptedConnector().on(TOKEN, r -> new Outcome.Completed(Payload.parse("{}"))));
        world.settle();

        assertThat(world.types(arn)).containsSubsequence("TaskSubmitted", "TaskSucceeded", "ExecutionSucceeded");
    }

    @Test
    void parentsWaitForTheirChildren() {
        String child = world.machine("child", WAIT);
        String parent = world.machine("parent",
                task("arn:aws:states:::states:startExecution.sync:2",
                        ",'Parameters':{'StateMachineArn':'" + child + "','Input':{'k':1}}"));
        String arn = world.start(parent, "{}");
        assertThat(world.types(arn)).endsWith("TaskSubmitted");
        assertThat(world.engine().executionsInMemory()).isZero();
        world.pass(Duration.ofSeconds(60));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.row(arn).output().orElseThrow().value().at("/Output/k").asInt()).isEqualTo(1);
    }

    @Test
    void stoppingAParentStopsItsChild() {
        String child = world.machine("child", WAIT);
        String parent = world.machine("parent", task("arn:aws:states:::states:startExecution.sync",
                ",'Parameters':{'StateMachineArn':'" + child + "','Name':'c'}"));
        String arn = world.start(parent, "{}");
        var stopped = world.engine().executions().stop(arn, Failure.of("E", "C"));
        assertThat(world.now(stopped)).isNotNull();
        world.settle();
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.row("arn:aws:states:us-east-1:123456789012:execution:child:c").status())
                .isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.row(arn).work()).isEmpty();
    }

    @Test
    void expressRunsWithoutAHistory() {
        String machine = world.machine("x", MachineType.EXPRESS, WAIT);
        var result = world.engine().executions().startSync(Start.of(machine, "{}"));
        var async = world.engine().executions().start(Start.of(machine, "{}"));
        world.settle();
        assertThat(async).isCompleted();
        assertThat(world.express()).hasSize(1);
        world.pass(Duration.ofSeconds(60));
        assertThat(world.now(result).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.express()).isEmpty();
        assertThat(world.rows()).isEmpty();
        assertThat(world.engine().executionsInMemory()).isZero();
    }

    @Test
    void expressEndsAfterFiveMinutes() {
        String machine = world.machine("x", MachineType.EXPRESS, WAIT.replace("60", "600"));
        var result = world.engine().executions().startSync(Start.of(machine, "{}"));
        world.pass(Duration.ofMinutes(5));
        assertThat(world.now(result).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void aLoopThatIsPutOutOfMemoryAtEachWaitLeavesSnapshotsBehind() {
        String machine = world.machine("loop", "{'StartAt':'W','States':{"
                + "'W':{'Type':'Wait','Seconds':1,'Next':'N'},"
                + "'N':{'Type':'Pass','Parameters':{'n.$':'States.MathAdd($.n,1)'},'Next':'C'},"
                + "'C':{'Type':'Choice','Choices':[{'Variable':'$.n','NumericLessThan':300,'Next':'W'}],'Default':'S'},"
                + "'S':{'Type':'Succeed'}}}");
        String arn = world.start(machine, "{'n':0}");
        world.await(() -> world.ended(arn));
        assertThat(world.row(arn).snapshot()).isPresent();
        assertThat(world.row(arn).output()).contains(Payload.parse("{\"n\":300}"));
    }

    @Test
    void aMachineThatIsNotThereIsRefused() {
        assertRefused(world.engine().executions()
                .start(Start.of("arn:aws:states:us-east-1:123456789012:stateMachine:none", "{}")),
                Reason.STATE_MACHINE_DOES_NOT_EXIST);
        assertThatThrownBy(() -> world.engine().executions().describe("nonsense"))
                .hasMessage("Invalid Arn: 'Invalid ARN prefix: nonsense'");
    }

    private void assertRefused(CompletionStage<?> stage, Reason reason) {
        world.settle();
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .extracting(e -> e instanceof CompletionException ? e.getCause() : e)
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
