package dev.pawl.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireApiTest {
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void answers_as_aws_does() {
        RawHttp.Answer answer = server.call("DescribeExecution", "{\"executionArn\":\"" + EXECUTION + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(answer.header("x-amzn-RequestId")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].*");
        assertThat(answer.body()).isEqualTo("{\"name\":\"e\",\"startDate\":1700000000.050}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-amz-json-1.1", "application/x-amz-json-1.0; charset=utf-8",
            "Application/X-Amz-Json-1.0"})
    void takes_the_content_types_of_sdks(String contentType) {
        assertThat(server.call("ListStateMachines", "{}", Map.of("Content-Type", contentType)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSStepFunctions.Nothing", "AWSStepFunctions.", "ListStateMachines", "",
            "DynamoDB_20120810.ListTables", RawHttp.ABSENT})
    void does_not_know_other_operations(String target) {
        RawHttp.Answer answer = server.call("", "{}", Map.of("X-Amz-Target", target));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
        assertThat(answer.header("x-amzn-ErrorType")).isEqualTo("UnknownOperationException");
    }

    @Test
    void answers_only_post_to_the_root() {
        for (String start : List.of("GET /", "PUT /", "POST /elsewhere")) {
            RawHttp.Answer answer = server
                    .raw(start + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                            + "X-Amz-Target: AWSStepFunctions.ListStateMachines\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "null", "1", "\"x\"", "{} {}", "{\"a\":1,}", "[]", "{'a':1}"})
    void refuses_what_is_no_json_object(String body) {
        RawHttp.Answer answer = server.call("ListStateMachines", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("__type").asText())
                .isEqualTo("com.amazon.coral.service#SerializationException");
    }

    @Test
    void refuses_json_that_is_nested_too_deep() {
        String deep = "{\"tags\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(server.call("CreateActivity", deep).json().path("__type").asText())
                .endsWith("#SerializationException");
    }

    @Test
    void turns_errors_into_answers() {
        RawHttp.Answer thrown = server.call("UpdateMapRun",
                "{\"mapRunArn\":\"arn:aws:states:us-east-1:123456789012:mapRun:m/l:1\"}");
        assertThat(thrown.status()).isEqualTo(400);
        assertThat(thrown.body())
                .isEqualTo("{\"__type\":\"com.amazonaws.swf.service.v2.model#ValidationException\",\"message\":\"no\","
                        + "\"reason\":\"CANNOT_UPDATE_COMPLETED_MAP_RUN\"}");

        RawHttp.Answer failed = server.call("SendTaskHeartbeat", "{\"taskToken\":\"t\"}");
        assertThat(failed.body()).isEqualTo("{\"__type\":\"com.amazonaws.swf.service.v2.model#InvalidToken\","
                + "\"message\":\"Invalid Token: 'Invalid token'\"}");

        RawHttp.Answer wrongKind = server.call("DescribeExecution",
                "{\"executionArn\":\"arn:aws:states:us-east-1:123456789012:express:m:e:1\"}");
        assertThat(wrongKind.json().path("message").asText())
                .isEqualTo("Invalid Arn: 'Resource type not valid in this context: express'");
    }

    @Test
    void keeps_its_own_errors_to_itself() {
        RawHttp.Answer answer = server.call("StopExecution", "{\"executionArn\":\"" + EXECUTION + "\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"__type\":\"com.amazon.coral.service#InternalFailure\"}");
        assertThat(answer.header("x-amzn-RequestId")).isNotEmpty();
        assertThat(Traces.withoutMessages(new IllegalStateException("hunter2", new RuntimeException("hunter2"))))
                .contains("IllegalStateException", "caused by", "WireApiTest").doesNotContain("hunter2");
    }

    @Test
    void asks_the_policy_for_every_operation() {
        List<String> asked = new ArrayList<>();
        AccessPolicy nobody = (principal, operation, resource) -> {
            asked.add(principal.name() + " " + operation + " " + resource);
            return false;
        };
        Authenticator ada = request -> Principal.admin("ada");
        try (TestServer strict = new TestServer(ada, nobody, HttpServerOptions.loopback(0))) {
            RawHttp.Answer answer = strict.call("DescribeExecution", "{\"executionArn\":\"" + EXECUTION + "\"}");
            strict.call("ListStateMachines", "{}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("__type").asText()).endsWith("#AccessDeniedException");
            assertThat(answer.json().path("message").asText())
                    .isEqualTo("User: arn:aws:iam::123456789012:user/ada is not authorized to perform: "
                            + "states:DescribeExecution on resource: " + EXECUTION);
            assertThat(asked).containsExactly("ada DescribeExecution " + EXECUTION, "ada ListStateMachines *");
        }
    }

    @Test
    void lets_nobody_at_resources_of_another_account() {
        RawHttp.Answer answer = server.call("DescribeExecution",
                "{\"executionArn\":\"arn:aws:states:us-east-1:999999999999:execution:m:e\"}");

        assertThat(answer.json().path("__type").asText()).endsWith("#AccessDeniedException");
    }

    @Test
    void refuses_operations_that_the_model_does_not_have() {
        assertThatThrownBy(() -> new Operations(TestServer.MODEL, List.of(operation("MakeCoffee"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("MakeCoffee");
        assertThatThrownBy(() -> new Operations(TestServer.MODEL,
                List.of(operation("ListActivities"), operation("ListActivities"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Operation operation(String name) {
        return new Operation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CompletionStage<JsonNode> call(Request request) {
                return CompletableFuture.completedFuture(JsonNodeFactory.instance.objectNode());
            }
        };
    }
}
