package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.RedriveStatus;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What transcripts cannot show: tokens, limits in time, nested executions, other nodes. */
class RedriveTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String SYNC = "arn:aws:states:::batch:submitJob.sync";
    private static final Outcome BAD = Outcome.Failed.of("Bad", "luck");
    private static final Outcome GOOD = new Outcome.Completed(Payload.parse("\"good\""));

    private final Queue<Outcome> outcomes = new ArrayDeque<>();
    private final ScriptedConnector connector = new ScriptedConnector().on(FUNCTION, request -> outcomes.remove());
    private final World world = new World(3).with(connector);

    private static String task(String resource, String more) {
        return "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'" + resource + "'" + more + ",'End':true}}}";
    }

    private String failed() {
        outcomes.add(BAD);
        String arn = world.start(world.machine("m", task(FUNCTION, "")), "{}");
        world.settle();
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        return arn;
    }

    private Instant redrive(String arn, String token) {
        return answer(world.engine().executions().redrive(arn, Optional.of(token)));
    }

    private <T> T answer(CompletionStage<T> stage) {
        world.settle();
        return stage.toCompletableFuture().join();
    }

    private void refused(String arn, String token, String why) {
        assertThatThrownBy(() -> redrive(arn, token)).isInstanceOf(CompletionException.class)
                .cause().isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.EXECUTION_NOT_REDRIVABLE);
                    assertThat(e).hasMessage("Execution " + arn + " invalid for redrive as: " + why);
                });
    }

    /** Nobody is awake meanwhile, so that days are cheap. */
    private void daysPass(Duration days) {
        world.process.kill();
        world.clock.forgetAll();
        world.clock.advance(days);
        world.crash();
        world.settle();
    }

    private RedriveStatus status(String arn) {
        return world.engine().executions().redriveStatus(world.engine().executions().describe(arn));
    }

    @Test
    void aTokenIsRememberedForAQuarterOfAnHour() {
        String arn = failed();
        outcomes.add(BAD);
        Instant first = redrive(arn, "a");
        world.pass(Duration.ofMinutes(14));
        Instant again = redrive(arn, "a");
        world.pass(Duration.ofMinutes(1));
        outcomes.add(BAD);
        Instant later = redrive(arn, "a");

        assertThat(again).isEqualTo(first);
        assertThat(later).isEqualTo(first.plus(Duration.ofMinutes(15)));
        assertThat(world.row(arn).stored().execution().redriveCount()).isEqualTo(2);
    }

    @Test
    void theTenNewestTokensAreRemembered() {
        String arn = failed();
        Instant second = Instant.EPOCH;
        for (int i = 0; i < 11; i++) {
            outcomes.add(BAD);
            Instant at = redrive(arn, "token-" + i);
            second = i == 1 ? at : second;
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(redrive(arn, "token-1")).isEqualTo(second);
        outcomes.add(GOOD);
        assertThat(redrive(arn, "token-0")).isEqualTo(world.clock.now());
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void fourteenDaysAfterItsEndItIsTooLate() {
        String arn = failed();
        daysPass(Duration.ofDays(14));
        assertThat(status(arn).kind()).isEqualTo(RedriveStatus.Kind.REDRIVABLE);
        daysPass(Duration.ofMillis(1));
        assertThat(status(arn)).isEqualTo(new RedriveStatus(RedriveStatus.Kind.NOT_REDRIVABLE,
                Optional.of("Execution redrivable period exceeded")));
        refused(arn, "a", "Execution redrivable period exceeded");
    }

    @Test
    void eachEndBeginsThePeriodAnewUntilTheExecutionIsAYearOld() {
        String arn = failed();
        Instant started = world.row(arn).info().startedAt();
        for (int i = 0; started.plus(Duration.ofDays(365)).isAfter(world.clock.now().plus(Duration.ofDays(13))); i++) {
            daysPass(Duration.ofDays(13));
            outcomes.add(BAD);
            redrive(arn, "token-" + i);
        }
        daysPass(Duration.ofDays(13));
        refused(arn, "late", "Execution has exceeded the max execution time");
    }

    @Test
    void aTaskThatIsStillBeingCancelledKeepsTheTokenThatItHad() {
        connector.on(SYNC, request -> new Outcome.Accepted(Payload.EMPTY_OBJECT, Payload.parse("{\"job\":1}")));
        connector.failCancels(1);
        String arn = world.start(world.machine("s",
                task(SYNC, ",'Parameters':{'JobName':'j','JobDefinition':'d','JobQueue':'q'}")), "{}");
        answer(world.engine().executions().stop(arn, Failure.UNNAMED));
        redrive(arn, "a");
        world.crash();
        world.settle();

        TaskRequest old = connector.started().get(0);
        assertThat(connector.cancelled()).hasSizeGreaterThan(1).extracting(TaskRequest::token)
                .containsOnly(old.token());
        assertThat(connector.started().get(1).before()).contains(Payload.parse("{\"job\":1}"));
        assertThat(TaskToken.decode(connector.started().get(1).token()).orElseThrow().redriveCount()).isEqualTo(1);
    }

    private String parent(String more) {
        String child = world.machine("child", task(FUNCTION, ""));
        return world.machine("parent", "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':"
                + "'arn:aws:states:::states:startExecution.sync:2','End':true,'OutputPath':'$.Output',"
                + "'Parameters':{'StateMachineArn':'" + child + "'" + more + "}}}}");
    }

    private List<Row> children() {
        return world.rows().stream().filter(row -> row.info().stateMachineName().equals("child")).toList();
    }

    @Test
    void aNestedExecutionIsRedrivenWithTheOneAround() {
        outcomes.add(BAD);
        String arn = world.start(parent(",'Name':'always-the-same'"), "{}");
        world.settle();
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        outcomes.add(GOOD);
        redrive(arn, "a");

        assertThat(world.row(arn).output()).contains(Payload.parse("\"good\""));
        assertThat(children()).singleElement().satisfies(child -> {
            assertThat(child.stored().execution().redriveCount()).isEqualTo(1);
            assertThat(child.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        });
        assertThat(world.types(arn)).endsWith("ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSubmitted",
                "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    @Test
    void aNestedExecutionThatWasStoppedWithTheOneAroundGoesOnWithIt() {
        String child = world.machine("child", "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':60,'End':true}}}");
        String arn = world.start(world.machine("p", "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':"
                + "'arn:aws:states:::states:startExecution.sync:2','End':true,'Parameters':{'StateMachineArn':'" + child
                + "'}}}}"), "{}");
        world.engine().executions().stop(arn, Failure.UNNAMED);
        // both requests lie in the mailbox at once: the child may not even have heard that it is to stop
        redrive(arn, "a");
        world.pass(Duration.ofSeconds(60));

        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(children()).singleElement().satisfies(row -> assertThat(row.status())
                .isEqualTo(ExecutionStatus.SUCCEEDED));
    }

    @Test
    void aNestedExecutionThatSomebodyRedroveIsTakenAsItEnded() {
        outcomes.add(BAD);
        String arn = world.start(parent(""), "{}");
        world.settle();
        outcomes.add(GOOD);
        redrive(children().get(0).info().arn(), "by hand");
        redrive(arn, "a");

        assertThat(world.row(arn).output()).contains(Payload.parse("\"good\""));
        assertThat(children()).hasSize(1);
    }

    @Test
    void insteadOfANestedExecutionThatCannotBeRedrivenANewOneBegins() {
        outcomes.add(BAD);
        String arn = world.start(parent(""), "{}");
        world.settle();
        daysPass(Duration.ofDays(13));
        outcomes.add(BAD);
        redrive(arn, "a");
        Row child = children().get(0);
        assertThat(child.stored().execution().redriveCount()).isEqualTo(1);
        // the child fails at once, so both ends are as old; only the child's machine goes away
        world.engine().machines().delete(world.row(child.info().arn()).info().stateMachineArn());
        outcomes.add(GOOD);
        redrive(arn, "b");

        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(world.row(arn).failure().error()).contains("StepFunctions.StateMachineDoesNotExistException");
    }

    @Test
    void anotherExecutionMayRedriveByAnSdkCall() {
        String arn = failed();
        outcomes.add(GOOD);
        String caller = world.start(world.machine("caller", task("arn:aws:states:::aws-sdk:sfn:redriveExecution",
                ",'Parameters':{'ExecutionArn.$':'$.arn'}")), "{'arn':'" + arn + "'}");
        world.settle();

        assertThat(world.row(caller).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        String again = world.start(world.machine("again", task("arn:aws:states:::aws-sdk:sfn:redriveExecution",
                ",'Parameters':{'ExecutionArn.$':'$.arn'}")), "{'arn':'" + arn + "'}");
        world.settle();
        assertThat(world.row(again).failure().error()).contains("Sfn.ExecutionNotRedrivableException");
    }

    @Test
    void anyNodeTakesTheRequestAndTheOwnersAnswerIsTheAnswer() {
        String arn = failed();
        SimulatedProcess other = world.another("the-other-node");
        outcomes.add(BAD);
        Instant first = from(other, arn, "a").toCompletableFuture().join();
        Instant same = from(other, arn, "a").toCompletableFuture().join();
        outcomes.add(GOOD);
        // the answer comes by a notice, which takes no time here
        world.clock.advance(Duration.ofSeconds(1));
        Instant second = from(other, arn, "b").toCompletableFuture().join();
        CompletionStage<Instant> tooLate = from(other, arn, "c");

        assertThat(same).isEqualTo(first);
        assertThat(second).isAfter(first);
        assertThat(tooLate.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> tooLate.toCompletableFuture().join()).cause()
                .hasMessageEndingWith("Execution is SUCCEEDED and cannot be redriven");
        ExecutionRecord ended = world.row(arn).stored().execution();
        assertThat(ended.redriveCount()).isEqualTo(2);
        assertThat(ended.redrivenAt()).contains(second);
        assertThat(world.inbox()).isEmpty();
    }

    private CompletionStage<Instant> from(SimulatedProcess node, String arn, String token) {
        CompletionStage<Instant> stage = node.engine().executions().redrive(arn, Optional.of(token));
        for (int i = 0; i < 10_000 && !stage.toCompletableFuture().isDone(); i++) {
            if (!world.process.step() && !node.step()) {
                world.clock.advanceToNext();
            }
        }
        return stage;
    }
}
