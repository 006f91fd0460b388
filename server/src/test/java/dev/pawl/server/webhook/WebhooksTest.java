package dev.pawl.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.secret.SecretException;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.http.Body;
import dev.pawl.store.ExecutionRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with webhooks, called as other systems call it. */
class WebhooksTest {
    private static final String SECRET = "correct horse";
    private static final String CONFIGURATION = """
            {"secrets": {"HOOK": {"env": "HOOK"}},
             "limits": {"one-per-customer": {"machines": ["keyed"], "key": "{% $states.input.customer %}", "concurrency": 1}},
             "webhooks": {
              "keyed": {"machine": "keyed", "signature": "none"},
              "orders": {"machine": "echo", "signature": {"type": "github", "secret": "{{secret:HOOK}}"},
                "idempotencyKey": {"header": "X-Delivery"}},
              "by-id": {"machine": "echo", "signature": "none", "idempotencyKey": {"body": "/id"}, "input": "envelope",
                "headers": ["X-Event"], "methods": ["POST", "PUT"]},
              "pay": {"machine": "echo", "signature": {"type": "stripe", "secret": "{{secret:HOOK}}"}},
              "shaped": {"machine": "echo", "signature": "none", "headers": ["X-Event"],
                "input": {"who": "{% $uppercase($states.input.body.name) %}", "event": "{% $states.input.headers.`X-Event` %}",
                          "q": "{% $states.input.query.q %}"}},
              "price": {"machine": "quick", "mode": "SYNC", "signature": "none", "responses": {"Unknown": 422}, "timeout": 10},
              "text": {"machine": "echo", "signature": "none", "contentTypes": ["text/plain"], "maxBytes": 10, "input": "envelope"},
              "gone": {"machine": "nothing-there", "signature": "none"},
              "standard-as-sync": {"machine": "echo", "mode": "SYNC", "signature": "none"}}}""";
    private static final String ECHO = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String QUICK = """
            {"QueryLanguage": "JSONata", "StartAt": "Known", "States": {
              "Known": {"Type": "Choice", "Choices": [
                 {"Condition": "{% $states.input.sku = 'broken' %}", "Next": "Broken"},
                 {"Condition": "{% $states.input.sku = 'slow' %}", "Next": "Slow"},
                 {"Condition": "{% $states.input.sku != 'a' %}", "Next": "Unknown"}], "Default": "Price"},
              "Slow": {"Type": "Wait", "Seconds": 60, "Next": "Price"},
              "Broken": {"Type": "Fail", "Error": "Internal", "Cause": "the password is hunter2"},
              "Unknown": {"Type": "Fail", "Error": "Unknown", "Cause": "no such thing"},
              "Price": {"Type": "Succeed", "Output": {"price": 7}}}}""";

    @TempDir
    private Path folder;
    private Installed server;
    private HttpClient client;

    @BeforeEach
    void start() {
        server = new Installed(folder.resolve("pawl.db"), CONFIGURATION, Map.of("HOOK", SECRET));
        server.machine("echo", "STANDARD", ECHO);
        server.machine("keyed", "STANDARD", ECHO);
        server.machine("quick", "EXPRESS", QUICK);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/hooks/" + path)).method(method,
                HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String hmac(String text) {
        return HexFormat.of().formatHex(new SignedContent.Signed(Body.of(text), List.of(),
                Optional.empty()).hmac(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    private ExecutionRecord started(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return server.ended(Json.read(answer.body()).path("executionArn").asText());
    }

    @Test
    void aSignedCallStartsAnExecutionOnceForItsDelivery() throws Exception {
        String body = "{\"order\": 7}";
        String[] headers = {"X-Hub-Signature-256", "sha256=" + hmac(body), "X-Delivery", "d-1"};
        ExecutionRecord first = started(call("POST", "orders", body, headers));
        assertThat(first.info().input().text()).isEqualTo("{\"order\":7}");
        assertThat(first.info().name()).startsWith("orders-");
        assertThat(started(call("POST", "orders", body, headers)).info().arn()).isEqualTo(first.info().arn());
        headers[3] = "d-2";
        assertThat(started(call("POST", "orders", body, headers)).info().arn()).isNotEqualTo(first.info().arn());
    }

    @Test
    void whoeverCannotSignLearnsNothing() throws Exception {
        String body = "{\"order\": 7}";
        HttpResponse<String> wrong = call("POST", "orders", body + " ", "X-Hub-Signature-256", "sha256=" + hmac(body));
        HttpResponse<String> none = call("GET", "orders", "not json");
        HttpResponse<String> unknown = call("POST", "nobody", body);
        HttpResponse<String> empty = call("POST", "", body);
        for (HttpResponse<String> answer : List.of(wrong, none, unknown, empty)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void aCallThatIsReplayedWithinItsTimeStartsNothingNew() throws Exception {
        String body = "{\"id\": \"evt_1\"}";
        long now = Instant.now().getEpochSecond();
        String header = "t=" + now + ",v1=" + hmac(now + "." + body);
        ExecutionRecord first = started(call("POST", "pay", body, "Stripe-Signature", header));
        ExecutionRecord again = started(call("POST", "pay", body, "Stripe-Signature", header + ",v1=00"));
        assertThat(again.info().arn()).isEqualTo(first.info().arn());
        long old = now - 400;
        assertThat(call("POST", "pay", body, "Stripe-Signature", "t=" + old + ",v1=" + hmac(old + "." + body))
                .statusCode()).isEqualTo(401);
    }

    @Test
    void theEnvelopeHoldsOnlyHeadersThatAreListed() throws Exception {
        ExecutionRecord started = started(call("PUT", "by-id?a=1&a=2&b=%20x", "{\"id\": 5}", "X-Event", "push",
                "Authorization", "Bearer hunter2", "X-Other", "no"));
        JsonNode input = started.info().input().value();
        assertThat(input.path("headers").toString()).isEqualTo("{\"X-Event\":\"push\"}");
        assertThat(input.path("query").toString()).isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":\" x\"}");
        assertThat(input.path("body").toString()).isEqualTo("{\"id\":5}");
        assertThat(input.path("method").asText()).isEqualTo("PUT");
        assertThat(input.path("webhook").asText()).isEqualTo("by-id");
        assertThat(input.toString()).doesNotContain("hunter2");
    }

    @Test
    void formsAndTextsAreRead() throws Exception {
        assertThat(started(call("POST", "by-id", "id=x&name=Ada+L&tag=1&tag=2", "Content-Type",
                "application/x-www-form-urlencoded; charset=utf-8")).info().input().value().path("body").toString())
                .isEqualTo("{\"id\":\"x\",\"name\":\"Ada L\",\"tag\":[\"1\",\"2\"]}");
        assertThat(started(call("POST", "text", "h\u00e9llo", "Content-Type", "text/plain")).info().input().value()
                .path("body").asText()).isEqualTo("h\u00e9llo");
    }

    @Test
    void expressionsShapeTheInput() throws Exception {
        assertThat(started(call("POST", "shaped?q=5", "{\"name\": \"ada\"}", "X-Event", "push")).info().input().text())
                .isEqualTo("{\"who\":\"ADA\",\"event\":\"push\",\"q\":\"5\"}");
        assertThat(call("POST", "shaped", "{\"name\": {}}").statusCode()).isEqualTo(422);
    }

    @Test
    void aSynchronousCallIsAnsweredWithTheOutputOrTheErrorsName() throws Exception {
        HttpResponse<String> good = call("POST", "price", "{\"sku\": \"a\"}");
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).isEqualTo("{\"price\":7}");
        assertThat(good.headers().firstValue("Content-Type")).hasValue("application/json");
        HttpResponse<String> unknown = call("POST", "price", "{\"sku\": \"b\"}");
        assertThat(unknown.statusCode() + unknown.body()).isEqualTo("422{\"error\":\"Unknown\"}");
        HttpResponse<String> broken = call("POST", "price", "{\"sku\": \"broken\"}");
        assertThat(broken.statusCode() + broken.body()).isEqualTo("500{\"error\":\"Internal\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | by-id | {"id": 1}   | application/json | 405 | Expected POST or PUT, but got another method
            POST   | by-id | {"x": 1}    | application/json | 400 | Expected /id in the body, which tells deliveries apart
            POST   | by-id | {"id": {}}  | application/json | 400 | Expected /id in the body
            POST   | by-id | {"id": 1    | application/json | 400 | Expected JSON in the body, but it is broken
            POST   | by-id | id=%zz      | application/x-www-form-urlencoded | 400 | Expected percent-encoding
            POST   | by-id | <id/>       | text/xml         | 415 | Expected the content type
            POST   | text  | 01234567890 | text/plain       | 413 | Expected at most 10 bytes, but there are 11
            POST   | keyed | {"x": 1}    | application/json | 400 | This request does not fit what it would start
            POST   | gone  | {}          | application/json | 404 | What this webhook starts is not there
            POST   | standard-as-sync | {} | application/json | 500 | The execution could not be started
            """)
    void callsThatAreNotAsTheyShouldBe(String method, String path, String body, String type, int status,
            String message) throws Exception {
        HttpResponse<String> answer = call(method, path, body, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(message).doesNotContain("nothing-there");
    }

    @Test
    void anInputThatIsTooLargeIsRefused() throws Exception {
        String large = "{\"id\": 1, \"x\": \"" + "y".repeat(262_110) + "\"}";
        assertThat(call("POST", "by-id", large).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"w": {"signature": "none"}}                                      | Expected machine at /webhooks/w
            {"w": {"machine": "m"}}                                           | Expected signature at /webhooks/w of pawl.json, but it is missing
            {"a/b": {"machine": "m", "signature": "none"}}                    | Expected a name of 1 to 64 letters
            {"w": {"machine": "m", "signature": "none", "mode": "LATER"}}     | Expected one of START, SYNC at /webhooks/w/mode
            {"w": {"machine": "m", "signature": "none", "timeout": 5}}        | Expected this only with "mode": "SYNC" at /webhooks/w/timeout
            {"w": {"machine": "m", "signature": "none", "headers": ["Cookie"]}} | Expected a header that may be seen by executions at /webhooks/w/headers/0
            {"w": {"machine": "m", "signature": "none", "idempotencyKey": {}}} | Expected either a header or a JSON Pointer
            {"w": {"machine": "m", "signature": "none", "idempotencyKey": {"body": "id"}}} | Expected a JSON Pointer such as /id
            {"w": {"machine": "m", "signature": "none", "input": {"a": "{% 1 + %}"}}} | Expected JSONata between {% and %} at /webhooks/w/input
            {"w": {"machine": "m", "signature": "none", "maxBytes": 9999999}} | Expected a whole number from 1 to 1048576
            """)
    void mistakesOfTheConfigurationAreNamed(String webhooks, String message) {
        assertThatThrownBy(
                () -> new Installed(folder.resolve("other.db"), "{\"webhooks\": " + webhooks + "}", Map.of()))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining(message);
    }

    @Test
    void aSecretThatIsNotThereIsToldAtTheStartAndNothingOfTheServerGoesOn() {
        Set<Thread> before = own();
        assertThatThrownBy(() -> new Installed(folder.resolve("other.db"), CONFIGURATION, Map.of()))
                .isInstanceOf(SecretException.class).hasMessageContaining("HOOK");
        assertThat(own()).isSubsetOf(before);
    }

    private static Set<Thread> own() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("pawl-"))
                .collect(Collectors.toSet());
    }
}
