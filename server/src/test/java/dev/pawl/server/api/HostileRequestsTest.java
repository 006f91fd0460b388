package dev.pawl.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.FlagShape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.MapShape;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.TimestampShape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it is the caller's error, never ours. */
class HostileRequestsTest {
    private static final String ARN = "\"arn:aws:states:us-east-1:123456789012:execution:m:e\"";
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e999", "-1e999", "0.1",
            "123456789012345678901234567890", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"𝒳\"", "[]", "[[]]", "[null]",
            "[{}]", "[\"\\udfff\"]", "{}", "{\"a\":{}}", "\"arn:aws:states:\"",
            "\"arn:aws:states:us-east-1:123456789012:activity:\\ud800\"",
            "\"arn:aws:states:us-east-1:123456789012:stateMachine:m:99999999999\"",
            "[{\"key\":\"\\ud800\",\"value\":1}]");

    @Test
    void are_answered_with_errors_of_the_caller() {
        try (TestServer server = new TestServer(); RawHttp connection = new RawHttp(server.port())) {
            for (OperationModel operation : TestServer.MODEL.operations()) {
                if (!operation.name().equals("GetActivityTask") && !operation.name().equals("StopExecution")) {
                    attack(server, connection, operation);
                }
            }
        }
    }

    /** One member at a time is hostile, so that the others do not hide it. */
    private static void attack(TestServer server, RawHttp connection, OperationModel operation) {
        for (String attacked : operation.input().members().keySet()) {
            for (String value : VALUES) {
                String body = structure(operation.input(), attacked, value);
                RawHttp.Answer answer = connection
                        .send(RawHttp.request(server.port(), operation.name(), body, Map.of())).receive();
                assertThat(answer.status()).as(operation.name() + " " + body).isIn(200, 400);
                assertThat(answer.json().isObject()).isTrue();
            }
        }
    }

    private static String structure(StructureShape structure, String attacked, String value) {
        return structure.members().values().stream()
                .map(member -> "\"" + member.name() + "\":"
                        + (member.name().equals(attacked) ? value : harmless(member.name(), member.shape())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String harmless(String name, Shape shape) {
        return switch (shape) {
            case TextShape text when name.endsWith("Arn") -> ARN;
            case TextShape text -> text.values().isEmpty() ? "\"a\"" : "\"" + text.values().get(0) + "\"";
            case NumberShape number -> String.valueOf(number.range().min().orElse(0));
            case FlagShape flag -> "true";
            case TimestampShape timestamp -> "0";
            case ListShape list -> "[" + harmless(name, list.element()) + "]";
            case MapShape map -> "{}";
            case StructureShape structure -> structure(structure, "", "");
        };
    }

    @Test
    void a_broken_character_in_an_error_can_be_written() {
        try (TestServer server = new TestServer()) {
            RawHttp.Answer answer = server.call("ListExecutions", "{\"statusFilter\":\"\\ud800\"}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("message").asText()).startsWith("1 validation error detected: Value '");
        }
    }
}
