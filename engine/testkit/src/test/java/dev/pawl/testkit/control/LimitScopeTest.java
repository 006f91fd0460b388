package dev.pawl.testkit.control;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.ForkRequest;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.limit.Limit;
import dev.pawl.store.Claims.State;
import dev.pawl.testkit.Play;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What a limit counts, and what it does not. */
class LimitScopeTest {
    private static final String REST = """
            {"StartAt":"Rest","States":{"Rest":{"Type":"Wait","Seconds":10,"Next":"Done"},
              "Done":{"Type":"Pass","End":true}}}
            """;
    private static final String ONE = "{\"machines\":[\"m\"],\"concurrency\":1}";

    private static Stage stage(String limit) {
        Stage stage = Stage.builder().seed(3).open().deploy("m", REST);
        put(stage, limit);
        return stage;
    }

    private static void put(Stage stage, String limit) {
        stage.engine().limiting()
                .put(Limit.read("l", new ConfigurationValue(Payload.parse(limit).value(), "", "test")));
    }

    private static Map<State, Long> counts(Stage stage) {
        return stage.engine().limiting().counts().getOrDefault("l", Map.of());
    }

    private static String fork(Stage stage, String original, String name) {
        var made = stage.engine().forks().fork(new ForkRequest(original, new At.Newest(), Edits.NONE,
                new ForkRequest.Target.Same(), Optional.of(name), Optional.of("ops"), false));
        stage.pass(Duration.ZERO);
        return made.toCompletableFuture().join().executionArn();
    }

    private static ExecutionStatus status(Stage stage, String arn) {
        return stage.engine().executions().describe(arn).status();
    }

    @Test
    void aForkWaitsForItsTurnAsAnyStart() {
        for (boolean crash : List.of(false, true)) {
            try (Stage stage = stage(ONE)) {
                Play original = stage.start("m", "{}");
                String fork = fork(stage, original.executionArn(), "fork");
                // the same again is the same
                assertThat(fork(stage, original.executionArn(), "fork")).isEqualTo(fork);
                assertThat(counts(stage)).isEqualTo(Map.of(State.GRANTED, 1L, State.WAITING, 1L));
                if (crash) {
                    original.crash();
                }
                assertThat(original.toEnd()).succeeded();
                stage.pass(Duration.ofSeconds(5));
                assertThat(status(stage, fork)).isEqualTo(ExecutionStatus.RUNNING);
                stage.pass(Duration.ofSeconds(10));
                assertThat(status(stage, fork)).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(counts(stage)).isEmpty();
            }
        }
    }

    @Test
    void aForkIsRefusedWhereAStartWouldBe() {
        try (Stage stage = stage("{\"machines\":[\"m\"],\"concurrency\":1,\"whenFull\":\"refuse\"}")) {
            String original = stage.start("m", "{}").executionArn();
            assertThatThrownBy(() -> fork(stage, original, "fork")).hasMessageContaining("has no place free");
            put(stage, "{\"machines\":[\"m\"],\"concurrency\":1,\"whenFull\":\"coalesce\"}");
            assertThatThrownBy(() -> fork(stage, original, "fork")).hasMessageContaining("has its place");
            assertThat(counts(stage)).isEqualTo(Map.of(State.GRANTED, 1L));
            stage.engine().holding().drain("ops", Optional.empty());
            assertThatThrownBy(() -> fork(stage, original, "fork")).isInstanceOf(CompletionException.class)
                    .cause().isInstanceOfSatisfying(EngineException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.EXECUTION_LIMIT_EXCEEDED));
        }
    }

    @Test
    void anExecutionThatATaskStartsIsCountedAsAnyOther() {
        try (Stage stage = stage(ONE)) {
            stage.deploy("parent",
                    """
                            {"StartAt":"Each","States":{"Each":{"Type":"Map","ItemsPath":"$","End":true,"ItemProcessor":{
                              "StartAt":"Call","States":{"Call":{"Type":"Task","End":true,
                                "Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{
                                "StateMachineArn":"%s","Input":{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$":"$$.Execution.Id"}
                              }}}}}}}
                            """
                            .formatted(stage.arn("m")));
            Play parent = stage.start("parent", "[1,2,3]");
            stage.pass(Duration.ofSeconds(1));
            assertThat(counts(stage)).isEqualTo(Map.of(State.GRANTED, 1L, State.WAITING, 2L));
            assertThat(parent.toEnd()).succeeded();
            assertThat(counts(stage)).isEmpty();
        }
    }

    @Test
    void childrenOfAMapRunAreNotCountedAndTheirTasksAre() {
        try (Stage stage = Stage.builder().seed(3).open().deploy("m", """
                {"StartAt":"Each","States":{"Each":{"Type":"Map","ItemsPath":"$","End":true,"ItemProcessor":{
                  "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Call","States":{
                  "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}}}}
                """)) {
            stage.when("Call").answersAfter(Duration.ofSeconds(10)).returns("1");
            put(stage, ONE);
            Play play = stage.start("m", "[1,2,3]");
            stage.pass(Duration.ofSeconds(1));
            assertThat(counts(stage)).isEqualTo(Map.of(State.GRANTED, 1L));
            assertThat(play.toEnd()).succeeded();
            put(stage, "{\"resources\":[\"*:function:f\"],\"concurrency\":1}");
            Play again = stage.start("m", "[1,2,3]");
            stage.pass(Duration.ofSeconds(1));
            assertThat(counts(stage)).isEqualTo(Map.of(State.GRANTED, 1L, State.WAITING, 2L));
            assertThat(again.toEnd()).succeeded();
            assertThat(counts(stage)).isEmpty();
        }
    }

    @Test
    void aTaskOfAnActivityIsNotCounted() {
        try (Stage stage = Stage.builder().seed(3).open()) {
            Engine engine = stage.engine();
            String activity = engine.activities().create("hands", Optional.empty(), Map.of()).arn();
            stage.deploy("m", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"" + activity
                    + "\",\"End\":true}}}");
            put(stage, "{\"resources\":[\"*\"],\"concurrency\":1}");
            stage.start("m", "{}");
            stage.start("m", "{}");
            stage.pass(Duration.ofSeconds(1));
            assertThat(counts(stage)).isEmpty();
        }
    }
}
