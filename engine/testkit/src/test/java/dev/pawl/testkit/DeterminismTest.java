package dev.pawl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** All that happens follows from the seed. */
class DeterminismTest {
    private static final String MACHINE = """
            {"QueryLanguage":"JSONata","StartAt":"Chance","States":{
              "Chance":{"Type":"Pass","Output":{"id":"{% $uuid() %}","r":"{% $random() %}","now":"{% $now() %}"},
                "Next":"Both"},
              "Both":{"Type":"Parallel","Branches":[
                {"StartAt":"A","States":{"A":{"Type":"Task","Resource":
                  "arn:aws:lambda:us-east-1:123456789012:function:f","Retry":[{"ErrorEquals":["Busy"],
                  "JitterStrategy":"FULL"}],"End":true}}},
                {"StartAt":"B","States":{"B":{"Type":"Task","Resource":
                  "arn:aws:states:::states:startExecution.sync:2","Arguments":{"StateMachineArn":
                  "arn:aws:states:us-east-1:123456789012:stateMachine:none"},
                  "Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"End":true},"C":{"Type":"Pass","End":true}}}],
                "Next":"Each"},
              "Each":{"Type":"Map","Items":[1,2,3],"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED",
                "ExecutionType":"EXPRESS"},"StartAt":"D","States":{"D":{"Type":"Pass","Output":"{% $uuid() %}",
                "End":true}}},"End":true}}}
            """;

    private static String everything(long seed) {
        try (Stage stage = Stage.builder().seed(seed).open().deploy("m", MACHINE)) {
            stage.when("A").fails("Busy").times(3).then().returns("1");
            Played played = stage.run("{}");
            assertThat(played.succeeded()).as(played.story()).isTrue();
            return played.events() + played.children().toString() + played.children().stream().map(Played::events)
                    .toList();
        }
    }

    @Test
    void theSameSeedGivesTheSameHistoryToTheLastByte() {
        assertThat(everything(5)).isEqualTo(everything(5)).isNotEqualTo(everything(6));
    }

    @Test
    void theClockStandsWhereTheTestPutsIt() {
        Instant start = Instant.parse("2031-05-01T12:00:00Z");
        try (Stage stage = Stage.builder().startingAt(start).open()) {
            stage.deploy("m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Timestamp\":"
                    + "\"2032-05-01T12:00:00Z\",\"End\":true}}}");
            assertThat(stage.run("{}").duration()).isEqualTo(Duration.ofDays(366));
            assertThat(stage.now()).isEqualTo(start.plus(Duration.ofDays(366)));
        }
    }
}
