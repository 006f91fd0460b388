package dev.pawl.aws.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.aws.Given;
import dev.pawl.aws.ServiceDouble;
import dev.pawl.aws.ServiceDouble.Answer;
import dev.pawl.aws.logs.LogBatches.Line;
import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.json.Json;
import dev.pawl.store.MachineRecord.MachineType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudWatchLogsTest {
    private static final Answer FINE = new Answer(200, "{}");

    @Test
    void aGroupGetsAStreamForEachMachineAndTheEventsInTheirForm() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> FINE); Subscriber logs = logs(service)) {
            assertThat(logs.lane(Given.machine(MachineType.STANDARD, "OFF", true))).isEmpty();
            assertThat(logs.lane(Given.machine(MachineType.EXPRESS, "ALL", false))).contains(Given.GROUP);
            assertThat(logs.deliver(Given.GROUP, List.of(Given.succeeded("a", "{\"x\":1}", Given.NOW),
                    Given.succeeded("old", "{}", Given.NOW.minus(Duration.ofDays(15)))))).isEqualTo(3);
            logs.deliver(Given.GROUP, List.of(Given.failed("b")));

            assertThat(service.asked).extracting(ServiceDouble.Asked::operation).containsExactly("CreateLogStream",
                    "PutLogEvents", "PutLogEvents");
            JsonNode put = service.asked.get(1).body();
            assertThat(put.path("logGroupName").asText()).isEqualTo("/aws/states/Order");
            assertThat(put.path("logStreamName").asText())
                    .matches("states/Order/\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d/[0-9a-f]{8}")
                    .isEqualTo(service.asked.get(0).body().path("logStreamName").asText());
            assertThat(put.path("logEvents")).hasSize(3);
            assertThat(put.path("logEvents").get(0).path("timestamp").asLong()).isEqualTo(Given.NOW.toEpochMilli());
            assertThat(Json.read(put.path("logEvents").get(0).path("message").asText())).isEqualTo(Json.read("""
                    {"id":"1","type":"ExecutionStarted","details":{"roleArn":"arn:aws:iam::123456789012:role/r"},
                    "redrive_count":"0","previous_event_id":"0","event_timestamp":"%d",
                    "execution_arn":"arn:aws:states:us-east-1:123456789012:execution:Order:a"}
                    """.formatted(Given.NOW.toEpochMilli())));
        }
    }

    @Test
    void aGroupThatIsNotThereIsTriedAgain() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> Answer.refused("ResourceNotFoundException"));
                Subscriber logs = logs(service)) {
            logs.lane(Given.machine(MachineType.STANDARD, "FATAL", true));
            assertThatThrownBy(() -> logs.deliver(Given.GROUP, List.of(Given.failed("a"))))
                    .isInstanceOf(DeliveryException.class).hasMessageContaining("no such log group");
            service.answer(asked -> FINE);
            assertThat(logs.deliver(Given.GROUP, List.of(Given.failed("a")))).isEqualTo(1);
            // the stream is deleted meanwhile
            service.answer(asked -> asked.operation().equals("PutLogEvents")
                    ? Answer.refused("ResourceNotFoundException")
                    : FINE);
            assertThatThrownBy(() -> logs.deliver(Given.GROUP, List.of(Given.failed("b"))))
                    .isInstanceOf(DeliveryException.class);
            service.answer(asked -> FINE);
            assertThat(logs.deliver(Given.GROUP, List.of(Given.failed("b")))).isEqualTo(1);
        }
    }

    @Test
    void aCallStaysWithinTheServicesLimits() {
        List<Line> many = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            many.add(new Line(10_001 - i, "x"));
        }
        assertThat(LogBatches.of(many)).extracting(List::size).containsExactly(10_000, 1);
        assertThat(LogBatches.of(many).get(0)).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));

        Line half = new Line(1, "é".repeat(LogBatches.MOST_BYTES / 4));
        assertThat(half.bytes()).isGreaterThan(LogBatches.MOST_BYTES / 2);
        assertThat(LogBatches.of(List.of(half, half, half))).hasSize(3);

        long day = LogBatches.LONGEST_SPAN_MILLIS;
        assertThat(LogBatches.of(List.of(new Line(0, "a"), new Line(day - 1, "b"), new Line(day, "c"))))
                .extracting(List::size).containsExactly(2, 1);
    }

    private static Subscriber logs(ServiceDouble service) {
        return new CloudWatchLogsProvider().create(service.settings("CLOUDWATCH_LOGS")).getFirst();
    }
}
