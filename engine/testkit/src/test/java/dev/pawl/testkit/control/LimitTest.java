package dev.pawl.testkit.control;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.Limiting;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.limit.Limit;
import dev.pawl.store.Claims.State;
import dev.pawl.testkit.Play;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Never more at once than a limit says, everybody in turn, and no place is lost. */
class LimitTest {
    private static final String MACHINE = """
            {"StartAt":"Call","States":{
              "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}
            """;

    private static Stage stage(String limit) {
        Stage stage = Stage.builder().seed(3).open().deploy("m", MACHINE);
        stage.when("Call").answersAfter(Duration.ofSeconds(10)).returns("1");
        put(stage, limit);
        return stage;
    }

    private static void put(Stage stage, String limit) {
        stage.engine().limiting()
                .put(Limit.read("l", new ConfigurationValue(Payload.parse(limit).value(), "", "test")));
    }

    private static List<Play> plays(Stage stage, int count, String input) {
        List<Play> plays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plays.add(stage.start("m", input));
        }
        return plays;
    }

    private static List<Integer> calling(List<Play> plays) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < plays.size(); i++) {
            var soFar = plays.get(i).soFar();
            if (soFar.status() == ExecutionStatus.RUNNING && !soFar.path().isEmpty()) {
                all.add(i);
            }
        }
        return all;
    }

    @Test
    void executionsGoOnInTheOrderOfTheirStarts() {
        for (boolean crash : List.of(false, true)) {
            try (Stage stage = stage("{\"machines\":[\"m\"],\"concurrency\":2}")) {
                List<Play> plays = plays(stage, 5, "{}");
                stage.pass(Duration.ofSeconds(1));
                assertThat(calling(plays)).containsExactly(0, 1);
                List<Limiting.Waiter> waiting = stage.engine().limiting().waiting(Optional.empty(), 0, 10);
                assertThat(waiting).extracting(Limiting.Waiter::before).containsExactly(0L, 1L, 2L);
                assertThat(waiting.getFirst().holders()).containsExactly(plays.get(0).executionArn(),
                        plays.get(1).executionArn());
                if (crash) {
                    plays.getFirst().crash();
                }
                stage.pass(Duration.ofSeconds(10));
                assertThat(calling(plays)).containsExactly(2, 3);
                plays.forEach(play -> assertThat(play.toEnd()).succeeded());
                assertThat(stage.engine().limiting().counts()).isEmpty();
            }
        }
    }

    @Test
    void eachKeyHasPlacesOfItsOwn() {
        try (Stage stage = stage("{\"machines\":[\"*\"],\"concurrency\":1,\"key\":\"{% $states.input.customer %}\"}")) {
            List<Play> plays = new ArrayList<>();
            for (String customer : List.of("a", "b", "a", "b", "c")) {
                plays.add(stage.start("m", "{\"customer\":\"" + customer + "\"}"));
            }
            stage.pass(Duration.ofSeconds(1));
            assertThat(calling(plays)).containsExactly(0, 1, 4);
            assertThatThrownBy(() -> start(stage, "{}")).hasMessageContaining("Invalid State Machine Execution Input")
                    .hasMessageContaining("the key of the limit l");
        }
    }

    private static String start(Stage stage, String input) {
        return stage.engine().executions().start(Start.of(stage.arn("m"), input)).toCompletableFuture().join()
                .executionArn();
    }

    @Test
    void aHigherPriorityComesFirst() {
        try (Stage stage = stage(
                "{\"machines\":[\"m\"],\"concurrency\":1,\"priority\":\"{% $states.input.urgent ? 1 : 0 %}\"}")) {
            List<Play> plays = plays(stage, 2, "{}");
            plays.addAll(plays(stage, 1, "{\"urgent\":true}"));
            stage.pass(Duration.ofSeconds(11));
            assertThat(calling(plays)).containsExactly(2);
        }
    }

    @Test
    void aRateLetsThemInOneAfterTheOther() {
        try (Stage stage = stage("{\"machines\":[\"m\"],\"rate\":{\"count\":1,\"per\":\"PT1M\",\"burst\":2}}")) {
            List<Play> plays = plays(stage, 4, "{}");
            stage.pass(Duration.ofSeconds(1));
            assertThat(calling(plays)).containsExactly(0, 1);
            stage.pass(Duration.ofSeconds(50));
            assertThat(calling(plays)).isEmpty();
            stage.pass(Duration.ofSeconds(12));
            assertThat(calling(plays)).containsExactly(2);
            plays.forEach(play -> assertThat(play.toEnd()).succeeded());
        }
    }

    @Test
    void aSingletonRefusesReplacesOrIsShared() {
        try (Stage stage = stage("{\"machines\":[\"m\"],\"concurrency\":1,\"whenFull\":\"refuse\"}")) {
            Play first = stage.start("m", "{}");
            assertThatThrownBy(() -> start(stage, "{}"))
                    .hasMessageContaining("Execution Limit Exceeded: 'the limit l has no place free'");
            put(stage, "{\"machines\":[\"m\"],\"concurrency\":1,\"whenFull\":\"coalesce\"}");
            assertThat(start(stage, "{}")).isEqualTo(first.executionArn());
            put(stage, "{\"machines\":[\"m\"],\"concurrency\":1,\"whenFull\":\"replace\"}");
            Play newest = stage.start("m", "{}");
            assertThat(newest.toEnd()).succeeded();
            assertThat(first.soFar().status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    @Test
    void theQueueIsBoundedAndALimitThatIsGoneLetsAllIn() {
        try (Stage stage = stage("{\"machines\":[\"m\"],\"concurrency\":1,\"maxWaiting\":2}")) {
            List<Play> plays = plays(stage, 3, "{}");
            assertThatThrownBy(() -> start(stage, "{}"))
                    .hasMessageContaining("Execution Limit Exceeded: 'the limit l is full'");
            assertThat(stage.engine().limiting().remove("l")).isTrue();
            plays.forEach(play -> assertThat(play.toEnd()).succeeded());
        }
    }

    @Test
    void tasksOfAResourceTakeTurns() {
        for (boolean crash : List.of(false, true)) {
            try (Stage stage = stage("{\"resources\":[\"*:function:f\"],\"concurrency\":2}")) {
                List<Play> plays = plays(stage, 5, "{}");
                stage.pass(Duration.ofSeconds(1));
                assertThat(stage.engine().limiting().counts()).isEqualTo(
                        Map.of("l", Map.of(State.GRANTED, 2L, State.WAITING, 3L)));
                stage.engine().executions().stop(plays.get(4).executionArn(), Failure.UNNAMED);
                stage.pass(Duration.ofMillis(1));
                if (crash) {
                    plays.getFirst().crash();
                }
                stage.pass(Duration.ofSeconds(1));
                assertThat(stage.engine().limiting().counts()).isEqualTo(
                        Map.of("l", Map.of(State.GRANTED, 2L, State.WAITING, 2L)));
                plays.subList(0, 4).forEach(play -> assertThat(play.toEnd()).succeeded());
                assertThat(stage.engine().limiting().counts()).isEmpty();
            }
        }
    }

    /**
     * Starts, stops, pauses and crashes at random; after each step no more run than may, and in the end all have.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHappensNoPlaceIsLostOrGivenTwice(long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(3);
        try (Stage stage = stage("{\"machines\":[\"m\"],\"concurrency\":" + most + "}")) {
            List<Play> plays = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> plays.add(stage.start("m", "{}"));
                    case 2 -> stage.pass(Duration.ofSeconds(random.nextInt(8)));
                    case 3 -> {
                        if (!plays.isEmpty()) {
                            stage.engine().executions().stop(
                                    plays.get(random.nextInt(plays.size())).executionArn(), Failure.UNNAMED);
                        }
                    }
                    default -> {
                        if (!plays.isEmpty()) {
                            plays.getFirst().crash();
                        }
                    }
                }
                assertThat(calling(plays)).as("seed %d, step %d", seed, step).hasSizeLessThanOrEqualTo(most);
            }
            plays.forEach(play -> assertThat(play.toEnd().status()).isIn(ExecutionStatus.SUCCEEDED,
                    ExecutionStatus.ABORTED));
            assertThat(stage.engine().limiting().counts()).isEmpty();
        }
    }
}
