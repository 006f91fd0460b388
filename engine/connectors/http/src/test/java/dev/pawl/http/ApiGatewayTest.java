package dev.pawl.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
    private static final String API = "abc123.execute-api.us-east-1.amazonaws.com";

    private Remote remote;

    @BeforeEach
    void start() throws Exception {
        remote = Remote.plain().on("/prod/bills/add", Remote.echo()).on("/local/prod/bills", Remote.echo())
                .on("/prod/no", Remote.json(403, "{\"message\":\"Missing Authentication Token\"}"))
                .on("/prod/text", (one, response, callback) -> Remote.json(200, one.body()).answer(one, response,
                        callback));
    }

    @AfterEach
    void stop() throws Exception {
        remote.close();
    }

    private Outcome call(String more, Map<String, String> variables) {
        String place = "'egress': {'apiGateway': {'" + API + "': 'http://127.0.0.1:" + remote.port() + "/'}}";
        try (HttpConnector connector = Given.connector(place, variables)) {
            return Given.outcome(connector, Given.task("apigateway",
                    "{'ApiEndpoint': '" + API + "', 'Method': 'POST', 'Stage': 'prod'" + more + "}"));
        }
    }

    private Outcome call(String more) {
        return call(more, Map.of());
    }

    @Test
    void parametersMakeARequestAndTheAnswerAResult() {
        JsonNode result = Given.result(call(", 'Path': 'bills/add', 'Headers': {'key': ['v1', 'v2']},"
                + "'QueryParameters': {'billId': ['1 2', '3']}, 'RequestBody': {'a': 1, 'b': null}"));

        Remote.Arrived sent = remote.last();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.target()).isEqualTo("/prod/bills/add?billId=1%202&billId=3");
        assertThat(sent.header("Host")).contains(API);
        assertThat(sent.header("key")).contains("v1,v2");
        assertThat(sent.header("Content-Type")).contains("application/json");
        assertThat(sent.header("Authorization")).isEmpty();
        assertThat(sent.body()).isEqualTo("{\"a\":1}");
        assertThat(result.path("StatusCode").intValue()).isEqualTo(200);
        assertThat(result.path("StatusText").textValue()).isEqualTo("OK");
        assertThat(Json.write(result.path("Headers").path("Content-Type"))).isEqualTo("[\"application/json\"]");
        assertThat(result.path("ResponseBody").path("method").textValue()).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | \"\"", "'HelloWorld' | \"HelloWorld\"", "null | {}",
            "{'m': 'x'} | {\"m\":\"x\"}"}, quoteCharacter = '~')
    void theBodyIsJsonAsAwsRecordedIt(String body, String sent) {
        JsonNode result = Given.result(call(", 'Path': 'text', 'RequestBody': " + body));

        assertThat(remote.last().body()).isEqualTo(sent);
        assertThat(Json.write(result.path("ResponseBody"))).isEqualTo(sent);
    }

    @Test
    void nullsGoOutIfTheyMay() {
        Given.result(call(", 'Path': '/text', 'AllowNullValues': true, 'RequestBody': {'a': null}"));

        assertThat(remote.last().body()).isEqualTo("{\"a\":null}");
    }

    @Test
    void aRefusalHasItsStatusAndItsBody() {
        Failure failure = Given.failure(call(", 'Path': 'no'"));

        assertThat(failure).isEqualTo(Failure.of("ApiGateway.403", "{\"message\":\"Missing Authentication Token\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IAM_ROLE", "RESOURCE_POLICY"})
    void requestsAreSignedForTheHostIfThereAreCredentials(String type) {
        Given.result(call(", 'Path': 'bills/add', 'AuthType': '" + type + "'",
                Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "not shown")));

        assertThat(remote.last().header("Authorization").orElseThrow())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/").contains("/us-east-1/execute-api/aws4_request")
                .contains("host;");
        assertThat(remote.last().header("X-Amz-Date")).isPresent();
        assertThat(remote.last().headers().get("Host")).containsExactly(API);
    }

    @Test
    void allApisMayLiveBehindOneUrl() {
        try (HttpConnector connector = Given.connector("",
                Map.of("AWS_ENDPOINT_URL_APIGATEWAY", remote.url("/local")))) {
            Given.result(Given.outcome(connector, Given.task("apigateway",
                    "{'ApiEndpoint': 'other.execute-api.us-east-1.amazonaws.com', 'Method': 'GET', 'Stage': 'prod',"
                            + " 'Path': 'bills'}")));
        }
        assertThat(remote.last().target()).isEqualTo("/local/prod/bills");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            ", 'Headers': {'key': 'v'} | The value of the field 'Headers' has an invalid format",
            ", 'Headers': {'Authorization': ['v']} | The 'Headers' field contains unsupported values: [Authorization]",
            ", 'Headers': {'X-Amzn-Id': ['v']} | contains unsupported values: [X-Amzn-Id]",
            ", 'Headers': {'X-Forwarded': ['v']} | contains unsupported values: [X-Forwarded]",
            ", 'Headers': {'key': ['a\\r\\nb']} | The value of the field 'Headers' has an invalid format",
            ", 'QueryParameters': {'q': 1} | The value of the field 'QueryParameters' has an invalid format",
            ", 'AuthType': 'MAGIC' | The value for the field 'AuthType' must be one of the values",
            ", 'Body': 1 | The field 'Body' is not supported by Step Functions"}, quoteCharacter = '~')
    void whatIsWrongWithParametersIsSaid(String more, String problem) {
        Failure failure = Given.failure(call(more));

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains(problem);
        assertThat(remote.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "user@host", "https://a.b", "a b", ""})
    void onlyAHostIsAnEndpoint(String host) {
        try (HttpConnector connector = Given.connector("", Map.of())) {
            Failure failure = Given.failure(Given.outcome(connector,
                    Given.task("apigateway", "{'ApiEndpoint': '" + host + "', 'Method': 'GET'}")));
            assertThat(failure.error()).contains("States.Runtime");
        }
    }

    @Test
    void theRulesHoldHereToo() {
        try (HttpConnector connector = Given.connector("", Map.of())) {
            Failure failure = Given.failure(Given.outcome(connector,
                    Given.task("apigateway", "{'ApiEndpoint': '127.0.0.1:" + remote.port() + "', 'Method': 'GET'}")));
            assertThat(failure.error()).contains("States.Permissions");
        }
    }
}
