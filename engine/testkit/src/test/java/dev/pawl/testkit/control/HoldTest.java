package dev.pawl.testkit.control;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.Holding;
import dev.pawl.hold.Hold;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.testkit.Play;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What is paused begins nothing new, loses nothing, and goes on when it is resumed. */
class HoldTest {
    private static final Optional<String> WHY = Optional.of("the ledger is being mended");
    private static final String MACHINE = """
            {"StartAt":"A","TimeoutSeconds":1000000,"States":{
              "A":{"Type":"Pass","Next":"Call"},
              "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",
                "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":30}],"Next":"Rest"},
              "Rest":{"Type":"Wait","Seconds":3600,"Next":"Ask"},
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters":{"QueueUrl":"q","MessageBody.$":"$$.Task.Token"},"Next":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{
                "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"Item","States":{"Item":{"Type":"Wait","Seconds":5,"Next":"Done"},
                  "Done":{"Type":"Pass","End":true}}},"End":true}}}
            """;

    private static Stage stage() {
        Stage stage = Stage.builder().seed(7).open().deploy("m", MACHINE);
        stage.when("Call").answersAfter(Duration.ofMinutes(1)).returns("1");
        stage.when("Ask").answersAfter(Duration.ofHours(1)).returns("{\"items\":[1,2]}");
        return stage;
    }

    private static Played usual() {
        try (Stage stage = stage()) {
            return stage.run("{}");
        }
    }

    private static List<String> pausedAt(Stage stage, Play play, Duration after, Duration pause, boolean crash) {
        Holding holding = stage.engine().holding();
        play.pass(after);
        holding.pauseExecution(play.executionArn(), "ann", WHY, false);
        play.pass(pause);
        if (crash) {
            play.crash();
        }
        List<String> path = play.soFar().path();
        assertThat(play.soFar().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(stage.engine().holding().resumeExecution(play.executionArn())).isTrue();
        stage.pass(Duration.ZERO);
        return path;
    }

    @Test
    void whatATaskAnswersIsKeptAndNoStateIsEntered() {
        for (boolean crash : List.of(false, true)) {
            try (Stage stage = stage()) {
                Play play = stage.start("m", "{}");
                List<String> path = pausedAt(stage, play, Duration.ofSeconds(30), Duration.ofDays(1), crash);

                assertThat(path).containsExactly("A", "Call");
                assertThat(play.toEnd()).succeeded().hasPath("A", "Call", "Rest", "Ask", "Each");
                assertThat(play.soFar().eventTypes()).isEqualTo(usual().eventTypes());
            }
        }
    }

    @Test
    void aWaitAndACallbackComeToTheirEnd() {
        for (boolean crash : List.of(false, true)) {
            try (Stage stage = stage()) {
                Play play = stage.start("m", "{}");
                assertThat(pausedAt(stage, play, Duration.ofMinutes(2), Duration.ofDays(1), crash))
                        .containsExactly("A", "Call", "Rest");
                assertThat(pausedAt(stage, play, Duration.ofMinutes(2), Duration.ofDays(1), crash))
                        .containsExactly("A", "Call", "Rest", "Ask");
                assertThat(play.toEnd()).succeeded();
                assertThat(play.soFar().eventTypes()).isEqualTo(usual().eventTypes());
            }
        }
    }

    @Test
    void aRetryWaitsForTheResumption() {
        try (Stage stage = Stage.open().deploy("m", MACHINE)) {
            stage.when("Call").answersAfter(Duration.ofSeconds(1)).fails("Again", "busy").then().returns("1");
            stage.when("Ask").returns("{\"items\":[]}");
            Play play = stage.start("m", "{}");
            pausedAt(stage, play, Duration.ofSeconds(10), Duration.ofDays(1), false);
            assertThat(play.toEnd()).succeeded().retried("Call", 1);
        }
    }

    @Test
    void startsOfAPausedMachineAreTakenAndWait() {
        try (Stage stage = stage()) {
            Holding holding = stage.engine().holding();
            Hold hold = holding.pauseMachine(stage.arn("m"), "ann", WHY, false);
            Play play = stage.start("m", "{}");
            play.pass(Duration.ofHours(1)).crash();

            assertThat(play.soFar().eventTypes()).containsExactly("ExecutionStarted");
            assertThat(stage.engine().holding().all()).containsExactly(hold);
            assertThat(stage.engine().holding().resumeMachine(stage.arn("m"))).isTrue();
            assertThat(stage.engine().holding().resumeMachine(stage.arn("m"))).isFalse();
            assertThat(play.toEnd()).succeeded();
        }
    }

    @Test
    void childrenOfMapRunsArePausedWithTheirMachine() {
        try (Stage stage = stage()) {
            Play play = stage.start("m", "{}");
            play.until("Each").pass(Duration.ofSeconds(1));
            stage.engine().holding().pauseMachine(stage.arn("m"), "ann", WHY, false);
            play.pass(Duration.ofDays(2));
            assertThat(play.soFar()).isNotNull();
            assertThat(play.soFar().status()).isEqualTo(ExecutionStatus.RUNNING);
            play.crash();
            stage.engine().holding().resumeMachine(stage.arn("m"));
            assertThat(play.toEnd()).succeeded().hasChildren(2);
        }
    }

    @Test
    void childrenArePausedWithAnExecutionIfWanted() {
        for (boolean withChildren : List.of(true, false)) {
            try (Stage stage = stage()) {
                Play play = stage.start("m", "{}");
                play.until("Each").pass(Duration.ofSeconds(1));
                stage.engine().holding().pauseExecution(play.executionArn(), "ann", WHY, withChildren);
                play.pass(Duration.ofHours(1));
                assertThat(stage.engine().holding().running()).isEqualTo(withChildren ? 3 : 1);
                stage.engine().holding().resumeExecution(play.executionArn());
                assertThat(play.toEnd()).succeeded();
            }
        }
    }

    @Test
    void whatIsPausedCanBeStoppedAndRunsOutOfTime() {
        try (Stage stage = stage()) {
            Play stopped = stage.start("m", "{}");
            Play late = stage.start("m", "{}");
            stage.engine().holding().pauseEverything("ann", WHY, false);
            stage.engine().executions().stop(stopped.executionArn(), Failure.UNNAMED);
            stopped.pass(Duration.ofSeconds(1));
            assertThat(stopped.soFar().status()).isEqualTo(ExecutionStatus.ABORTED);
            late.pass(Duration.ofDays(12));
            assertThat(late.soFar().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
            assertThat(late.soFar().path()).containsExactly("A", "Call");
            stage.engine().holding().resumeEverything();
        }
    }

    @Test
    void everythingGoesOnInTheEnd() {
        try (Stage stage = stage()) {
            List<Play> plays = new ArrayList<>();
            stage.engine().holding().pauseEverything("ann", WHY, false);
            for (int i = 0; i < 300; i++) {
                plays.add(stage.start("m", "{}"));
            }
            stage.engine().holding().pauseExecution(plays.get(0).executionArn(), "bob", WHY, false);
            stage.pass(Duration.ofDays(1));
            stage.engine().holding().resumeEverything();
            for (Play play : plays.subList(1, 300)) {
                assertThat(play.toEnd()).succeeded();
            }
            assertThat(plays.get(0).soFar().path()).isEmpty();
            stage.engine().holding().resumeExecution(plays.get(0).executionArn());
            assertThat(plays.get(0).toEnd()).succeeded();
        }
    }

    @Test
    void startsAreRefusedIfThatIsWantedOrCannotBeOtherwise() {
        try (Stage stage = stage()) {
            stage.deployExpress("x", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Succeed\"}}}");
            Holding holding = stage.engine().holding();
            holding.pauseMachine(stage.arn("x"), "ann", WHY, false);
            refused(stage, "x", "the state machine is paused; pawl resume x ends that");
            holding.resumeMachine(stage.arn("x"));
            holding.pauseEverything("ann", WHY, true);
            refused(stage, "m", "all executions are paused; pawl resume --all ends that");
            holding.resumeEverything();
            holding.drain("ann", WHY);
            refused(stage, "m",
                    "no executions are started while the server is being drained; pawl drain --end ends that");
            assertThat(holding.endDrain()).isTrue();
            assertThat(stage.run("m", "{}")).succeeded();
        }
    }

    @Test
    void whatHasEndedOrIsNotThereCannotBePaused() {
        try (Stage stage = stage()) {
            String arn = stage.run("m", "{}").executionArn();
            Holding holding = stage.engine().holding();
            assertThatThrownBy(() -> holding.pauseExecution(arn, "ann", WHY, false))
                    .isInstanceOf(EngineException.class).hasMessageContaining("but it is SUCCEEDED");
            assertThatThrownBy(() -> holding.pauseExecution(arn + "x", "ann", WHY, false))
                    .hasMessageContaining("Execution Does Not Exist");
            assertThatThrownBy(() -> holding.pauseMachine(stage.arn("m") + "x", "ann", WHY, false))
                    .hasMessageContaining("State Machine Does Not Exist");
        }
    }

    private static void refused(Stage stage, String machine, String why) {
        assertThatThrownBy(() -> stage.engine().executions().start(Start.of(stage.arn(machine), "{}"))
                .toCompletableFuture().join()).isInstanceOf(CompletionException.class)
                .hasMessageContaining("Execution Limit Exceeded: '" + why);
    }
}
