package dev.pawl.examples.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offline; the machines really call one another where nothing else is said. */
class MeterReadingsOfflineTest {
    private static final String BACKWARDS = """
            {"day": "2026-03-01", "readings": [{"meter": "M-1", "before": 9, "now": 2}]}""";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anExpressExecutionThatFailsIsNoErrorOfTheTask() {
        stage.deploy("day", MeterReadings.WORKFLOW);
        stage.when("Weigh it").returns("{\"Status\": \"TIMED_OUT\", \"Error\": \"States.Timeout\"}");
        Played played = stage.run(BACKWARDS);
        assertThat(played.path()).endsWith("Weigh it", "Did it succeed?", "Not weighed");
        assertThat(played.succeeded()).isTrue();
    }

    @Test
    void theSameDayAgainAsksForNoSecondInspection() {
        stage.deploy("inspection", MeterReadings.INSPECTION).deploy("reading", MeterReadings.READING_MACHINE)
                .deploy("day", MeterReadings.WORKFLOW);
        Played first = stage.run("day", BACKWARDS);
        stage.pass(Duration.ofDays(1));
        Played again = stage.run("day", BACKWARDS);
        assertThat(again.output()).isEqualTo(first.output());
        assertThat(again.output().orElseThrow().path("inspections")).isEqualTo(Json.read("[\"M-1-2026-03-01\"]"));
        assertThat(stage.engine().executions()
                .describe(stage.arn("inspection").replace(":stateMachine:", ":execution:") + ":M-1-2026-03-01").info()
                .startedAt()).isBefore(stage.now().minus(Duration.ofHours(23)));
    }
}
