package dev.pawl.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.config.Configuration;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Gathered rule(String json) {
        return new Gathered(Rule.read("r",
                Configuration.of(Json.read("{\"alerts\":" + json + "}"), "pawl.json", Path.of("")).value("alerts")
                        .orElseThrow()));
    }

    private static Ended end(ExecutionStatus status, long tookSeconds, Instant at) {
        return new Ended(new ExecutionInfo("arn", "n", "machine", "pay", "role", "region",
                at.minusSeconds(tookSeconds), Payload.EMPTY_OBJECT, Optional.empty(), Optional.empty()), status,
                Optional.empty(), at);
    }

    @Test
    void whatHappensWithinAPeriodIsCountedInTheNextAlert() {
        Gathered rule = rule("{\"to\":[\"x\"],\"every\":\"PT10M\"}");
        rule.add(end(ExecutionStatus.FAILED, 1, NOON));
        assertThat(rule.due(NOON).orElseThrow().title()).isEqualTo("pay n: FAILED after 1s");
        rule.told(NOON);
        rule.add(end(ExecutionStatus.FAILED, 1, NOON));
        rule.add(end(ExecutionStatus.TIMED_OUT, 1, NOON));
        rule.add(end(ExecutionStatus.SUCCEEDED, 1, NOON));

        assertThat(rule.due(NOON.plusSeconds(599))).isEmpty();
        assertThat(rule.due(NOON.plusSeconds(600)).orElseThrow().title())
                .isEqualTo("2 executions, the first: pay n: FAILED after 1s");
    }

    @Test
    void aShareOfFailuresCountsWithinItsWindow() {
        Gathered rule = rule("{\"to\":[\"x\"],\"failurePercent\":50,\"window\":\"PT1M\"}");
        for (int i = 0; i < 9; i++) {
            rule.add(end(ExecutionStatus.FAILED, 1, NOON));
        }
        assertThat(rule.due(NOON)).as("too few to tell").isEmpty();
        rule.add(end(ExecutionStatus.SUCCEEDED, 1, NOON));
        assertThat(rule.due(NOON).orElseThrow().title()).isEqualTo("9 of 10 executions failed in PT1M");
        for (int i = 0; i < 10; i++) {
            rule.add(end(ExecutionStatus.SUCCEEDED, 1, NOON.plusSeconds(61)));
        }
        assertThat(rule.due(NOON.plusSeconds(61))).as("the failures are out of the window").isEmpty();
    }

    @Test
    void whatTakesTooLongCountsHoweverItEnds() {
        Gathered rule = rule("{\"to\":[\"x\"],\"longerThan\":\"PT1H\"}");
        rule.add(end(ExecutionStatus.SUCCEEDED, Duration.ofHours(1).toSeconds(), NOON));
        assertThat(rule.due(NOON)).isEmpty();
        rule.add(end(ExecutionStatus.SUCCEEDED, Duration.ofHours(2).toSeconds(), NOON));
        assertThat(rule.due(NOON).orElseThrow().title()).isEqualTo("pay n: SUCCEEDED after 2h");
    }
}
