package dev.pawl.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.Member;
import dev.pawl.server.api.model.Shape.StructureShape;
import dev.pawl.server.api.model.Shape.TextShape;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each of the operations, whatever it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllOperationsTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Collection<OperationModel> operations() {
        return TestServer.MODEL.operations();
    }

    @Test
    void are_thirty_seven() {
        assertThat(operations()).hasSize(37);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void want_their_required_members(OperationModel operation) {
        List<String> required = operation.input().members().values().stream().filter(Member::required).map(Member::name)
                .toList();
        RawHttp.Answer answer = server.call(operation.name(), "{\"somethingElse\":1}");

        if (required.isEmpty()) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            String count = required.size() == 1 ? "1 validation error" : required.size() + " validation errors";
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("__type").asText())
                    .isEqualTo("com.amazon.coral.validate#ValidationException");
            assertThat(answer.json().path("message").asText()).startsWith(count + " detected: ");
            assertThat(required).allSatisfy(name -> assertThat(answer.body()).contains(
                    "Value null at '" + name + "' failed to satisfy constraint: Member must not be null"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void want_the_right_types(OperationModel operation) {
        for (Member member : operation.input().members().values()) {
            String value = member.shape() instanceof StructureShape || member.shape() instanceof ListShape ? "1" : "[]";
            RawHttp.Answer answer = server.call(operation.name(), "{\"" + member.name() + "\":" + value + "}");

            assertThat(answer.json().path("__type").asText()).as(member.name())
                    .isEqualTo("com.amazon.coral.service#SerializationException");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void want_texts_of_the_right_length(OperationModel operation) {
        for (Member member : operation.input().members().values()) {
            if (member.shape() instanceof TextShape text && text.length().max().isPresent()
                    && !member.name().endsWith("Arn")) {
                String tooLong = "x".repeat((int) text.length().max().getAsLong() + 1);
                RawHttp.Answer answer = server.call(operation.name(),
                        "{\"" + member.name() + "\":\"" + tooLong + "\"}");

                assertThat(answer.json().path("message").asText()).contains(
                        "at '" + member.name() + "' failed to satisfy constraint: Member must have ",
                        "less than or equal to " + text.length().max().getAsLong());
            }
        }
    }
}
