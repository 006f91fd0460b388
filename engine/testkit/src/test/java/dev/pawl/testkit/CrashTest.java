package dev.pawl.testkit;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's process dies in the middle; nothing is lost. */
class CrashTest {
    private static final String MACHINE = """
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Result":1,"ResultPath":"$.a","Next":"Call"},
              "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",
                "ResultPath":"$.call","Next":"Rest"},
              "Rest":{"Type":"Wait","Seconds":3600,"Next":"Ask"},
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters":{"QueueUrl":"q","MessageBody.$":"$$.Task.Token"},"ResultPath":"$.ask","Next":"Job"},
              "Job":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync","Parameters":{"JobName":"j","JobQueue":"q","JobDefinition":"d"},
                "ResultPath":"$.job","Next":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$.items","ResultPath":"$.each","ItemProcessor":{
                "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"Item","States":{"Item":{"Type":"Wait","Seconds":5,"End":true}}},"End":true}}}
            """;

    private static Stage stage(long seed) {
        Stage stage = Stage.builder().seed(seed).open().deploy("m", MACHINE);
        stage.when("Call").answersAfter(Duration.ofMinutes(1)).returns("1");
        stage.when("Ask").answersAfter(Duration.ofDays(1)).returns("2");
        stage.when("Job").answersAfter(Duration.ofHours(2)).returns("3");
        return stage;
    }

    private static Played usual() {
        try (Stage stage = stage(1)) {
            return stage.run("{\"items\":[1,2]}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Call", "Rest", "Ask", "Job", "Each", "Item"})
    void inWhicheverStateItDiesTheSameComesOut(String state) {
        for (long seed = 1; seed <= 5; seed++) {
            try (Stage stage = stage(seed)) {
                Played played = stage.crashesAt(state).run("{\"items\":[1,2]}");

                assertThat(played).succeeded().hasOutput(usual().output().orElseThrow())
                        .hasPath("A", "Call", "Rest", "Ask", "Job", "Each").took(usual().duration()).hasChildren(2);
            }
        }
    }

    @Test
    void aTestMayKillItWheneverItLikes() {
        try (Stage stage = stage(1)) {
            Play play = stage.start("m", "{\"items\":[1,2]}");
            for (int i = 0; i < 200; i++) {
                play.pass(Duration.ofMinutes(9)).crash();
            }
            assertThat(play.soFar()).succeeded().took(usual().duration());
        }
    }

    @Test
    void aCallWhoseOutcomeWasNotHeardIsMadeAgain() {
        try (Stage stage = stage(1)) {
            stage.when("Call").crashesMeanwhile().returns("1");
            assertThat(stage.run("{\"items\":[]}")).succeeded().called("Call", 1).retried("Call", 0);
        }
    }

    @Test
    void anExpressExecutionBeginsAnew() {
        try (Stage stage = Stage.open()) {
            stage.deployExpress("x", "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Task\",\"Resource\":"
                    + "\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"End\":true}}}");
            stage.when("F").crashesMeanwhile().returns("1").then().returns("2");

            List<JsonNode> outputs = stage.run("{}").output().stream().toList();
            assertThat(outputs).extracting(JsonNode::asInt).containsExactly(2);
        }
    }
}
