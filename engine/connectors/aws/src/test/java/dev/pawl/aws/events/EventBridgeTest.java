package dev.pawl.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.aws.Given;
import dev.pawl.aws.ServiceDouble;
import dev.pawl.aws.ServiceDouble.Answer;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.json.Json;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord.MachineType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBridgeTest {
    private static final Answer FINE = new Answer(200, "{\"FailedEntryCount\":0,\"Entries\":[]}");

    @Test
    void eachChangeOfStatusIsAnEntry() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> FINE); Subscriber events = events(service)) {
            assertThat(events.lane(Given.machine(MachineType.EXPRESS, "ALL", true))).isEmpty();
            assertThat(events.lane(Given.machine(MachineType.STANDARD, "OFF", true))).contains("default");
            assertThat(events.deliver("default", List.of(Given.succeeded("a", "{\"x\":1}", Given.NOW),
                    Given.failed("b")))).isEqualTo(3);

            JsonNode entries = service.asked.get(0).body().path("Entries");
            assertThat(entries.findValuesAsText("Source")).containsOnly("aws.states");
            assertThat(entries.findValuesAsText("DetailType")).containsOnly("Step Functions Execution Status Change");
            assertThat(entries.get(0).path("Resources").get(0).asText()).endsWith(":execution:Order:a");
            assertThat(Json.read(entries.get(1).path("Detail").asText())).isEqualTo(Json.read("""
                    {"executionArn":"arn:aws:states:us-east-1:123456789012:execution:Order:a",
                    "stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Order","name":"a",
                    "status":"SUCCEEDED","startDate":%d,"stopDate":%d,"input":"{\\"x\\":1}","output":"{\\"x\\":1}",
                    "stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,
                    "redriveStatus":"NOT_REDRIVABLE",
                    "redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",
                    "inputDetails":{"included":true},"outputDetails":{"included":true},"error":null,"cause":null}
                    """.formatted(Given.NOW.toEpochMilli(), Given.NOW.toEpochMilli() + 1)));
            assertThat(Json.read(entries.get(2).path("Detail").asText()).path("error").asText()).isEqualTo("Bad");
        }
    }

    @Test
    void callsStayWithinTheServicesLimitsAndLargeDataStaysOut() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> FINE); Subscriber events = events(service)) {
            List<Committed> many = IntStream.range(0, 25).mapToObj(i -> Given.failed("e" + i)).toList();
            events.deliver("default", many);
            assertThat(service.asked).extracting(asked -> asked.body().path("Entries").size())
                    .containsExactly(10, 10, 5);

            service.asked.clear();
            String large = "\"" + "x".repeat(150_000) + "\"";
            events.deliver("default", List.of(Given.succeeded("large", large, Given.NOW)));
            List<JsonNode> details = service.asked.stream()
                    .flatMap(asked -> asked.body().path("Entries").findValuesAsText("Detail").stream())
                    .map(Json::read).toList();
            assertThat(details).hasSize(2);
            assertThat(details.get(0).path("input").asText()).isEqualTo(large);
            assertThat(details.get(1).path("inputDetails").path("included").asBoolean()).isFalse();
            assertThat(details.get(1).path("output").asText()).isEqualTo(large);
        }
    }

    @Test
    void anEntryThatIsRefusedForNowComesAgainAndAHopelessOneDoesNot() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> failed("ThrottlingException"));
                Subscriber events = events(service)) {
            assertThatThrownBy(() -> events.deliver("default", List.of(Given.failed("a"))))
                    .isInstanceOf(DeliveryException.class).hasMessageContaining("ThrottlingException");
            service.answer(asked -> failed("MalformedDetail"));
            assertThat(events.deliver("default", List.of(Given.failed("a")))).isEqualTo(1);
        }
    }

    @Test
    void itIsThereOnlyWhereItIsConfigured() {
        assertThat(providers(Map.of())).isEmpty();
        assertThat(providers(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))).isEmpty();
        assertThat(providers(Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:1"))).hasSize(1);
        assertThat(providers(Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:1", "PAWL_EVENT_BUS", "off")))
                .isEmpty();
        assertThat(providers(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "PAWL_EVENT_BUS", "orders")))
                .hasSize(1).allSatisfy(events -> assertThat(
                        events.lane(Given.machine(MachineType.STANDARD, "OFF", false))).contains("orders"));
    }

    private static List<Subscriber> providers(Map<String, String> variables) {
        return new EventBridgeProvider().create(new Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(variables.get(name))));
    }

    private static Answer failed(String code) {
        return new Answer(200, "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"" + code
                + "\",\"ErrorMessage\":\"no\"}]}");
    }

    private static Subscriber events(ServiceDouble service) {
        return new EventBridgeProvider().create(service.settings("EVENTBRIDGE")).getFirst();
    }
}
