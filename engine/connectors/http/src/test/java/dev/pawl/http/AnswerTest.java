package dev.pawl.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what http:invoke gets. */
class AnswerTest {
    private static final int MEBI = 1024 * 1024;

    private Remote remote;
    private HttpConnector connector;

    @BeforeEach
    void start() throws Exception {
        remote = Remote.plain();
        connector = Given.local();
    }

    @AfterEach
    void stop() throws Exception {
        connector.close();
        remote.close();
    }

    private Outcome get(Remote.Behaviour behaviour) {
        remote.on("/a", behaviour);
        return Given.call(connector, "{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': 'GET'}");
    }

    @Test
    void aResultHasHeadersBodyAndStatus() {
        JsonNode result = Given.result(get(Remote.with("X-Many", "1", Remote.json(201, "{\"a\": [1.5]}"))));

        assertThat(Json.write(result.path("ResponseBody"))).isEqualTo("{\"a\":[1.5]}");
        assertThat(result.path("StatusCode").intValue()).isEqualTo(201);
        assertThat(result.path("StatusText").textValue()).isEqualTo("Created");
        assertThat(Json.write(result.path("Headers").path("x-many"))).isEqualTo("[\"1\"]");
        assertThat(Json.write(result.path("Headers").path("content-type"))).isEqualTo("[\"application/json\"]");
        assertThat(result.properties()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/problem+json; charset=utf-8 | {\"a\":1} | {\"a\":1}",
            "text/plain | {\"a\":1} | \"{\\\"a\\\":1}\"", "application/json | {broken | \"{broken\"",
            "application/json | '' | \"\"", "'' | hello | \"hello\"", "text/html;charset=none-such | <p> | \"<p>\""})
    void onlyWhatSaysThatItIsJsonAndIsJsonIsParsed(String type, String body, String expected) {
        JsonNode result = Given.result(get(Remote.answer(200, type, body)));

        assertThat(Json.write(result.path("ResponseBody"))).isEqualTo(expected);
    }

    @Test
    void textIsReadInItsOwnEncoding() {
        byte[] latin = "é".getBytes(StandardCharsets.ISO_8859_1);

        JsonNode result = Given.result(get(Remote.bytes(200, "text/plain; charset=ISO-8859-1", latin)));

        assertThat(result.path("ResponseBody").textValue()).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png", "VIDEO/mp4", "audio/ogg; codecs=opus"})
    void binaryTypesAreRefused(String type) {
        Failure failure = Given.failure(get(Remote.answer(200, type, "harmless")));

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains("Content-Type");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(Given.failure(get(Remote.bytes(200, "text/plain", new byte[]{(byte) 0xff, (byte) 0xfe, 1}))).error())
                .contains("States.Runtime");
    }

    @Test
    void nothingIsDecompressed() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[MEBI];
            for (int i = 0; i < 50; i++) {
                gzip.write(zeros);
            }
        }

        Failure failure = Given.failure(get(Remote.with("Content-Encoding", "gzip",
                Remote.bytes(200, "application/json", bomb.toByteArray()))));

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains("Content-Encoding is gzip");
    }

    @Test
    void aRefusalKeepsWhatTheServerSaid() {
        Failure failure = Given.failure(get(Remote.json(422, "{\"field\": \"iban\", \"why\": \"too short\"}")));

        assertThat(failure.error()).contains("States.Http.StatusCode.422");
        JsonNode cause = Json.read(failure.cause().orElseThrow());
        assertThat(cause.path("StatusText").textValue()).isEqualTo("Unprocessable Content");
        assertThat(cause.path("StatusCode").intValue()).isEqualTo(422);
        assertThat(cause.path("ResponseBody").path("why").textValue()).isEqualTo("too short");
        assertThat(cause.path("Headers").path("content-type").path(0).textValue()).isEqualTo("application/json");
    }

    @Test
    void theCauseOfARefusalIsBounded() {
        Failure failure = Given.failure(get(Remote.answer(500, "text/plain", "\"".repeat(300_000))));

        String cause = failure.cause().orElseThrow();
        assertThat(cause.length()).isLessThanOrEqualTo(32_768);
        assertThat(Json.read(cause).path("Truncated").booleanValue()).isTrue();
        assertThat(Json.read(cause).path("ResponseBody").textValue()).startsWith("\"\"\"\"");
    }

    @Test
    void aLongRefusalThatIsJsonBecomesText() {
        Failure failure = Given.failure(get(Remote.json(400, "{\"a\": \"" + "b".repeat(20_000) + "\"}")));

        JsonNode cause = Json.read(failure.cause().orElseThrow());
        assertThat(cause.path("ResponseBody").textValue()).hasSize(16_384).startsWith("{\"a\":\"bbb");
        assertThat(cause.path("Truncated").booleanValue()).isTrue();
        assertThat(cause.path("Headers").size()).isPositive();
    }

    @Test
    void aBinaryRefusalIsARefusal() {
        Failure failure = Given.failure(get(Remote.bytes(502, "image/png", new byte[]{(byte) 0xff})));

        assertThat(failure.error()).contains("States.Http.StatusCode.502");
        assertThat(Json.read(failure.cause().orElseThrow()).has("ResponseBody")).isFalse();
    }

    @Test
    void noRedirectIsFollowed() {
        Failure failure = Given.failure(get(
                Remote.with("Location", "http://169.254.169.254/latest/meta-data", Remote.answer(302, "", ""))));

        assertThat(failure.error()).contains("States.Http.StatusCode.302");
        assertThat(failure.cause().orElseThrow()).contains("169.254.169.254");
        assertThat(remote.arrived()).hasSize(1);
    }

    @Test
    void oneByteMoreThanTheLimitIsReadOfALongAnswer() {
        JsonNode result = Given.result(get(Remote.answer(200, "application/json", "x".repeat(10 * MEBI))));

        assertThat(result.path("ResponseBody").textValue()).hasSize(262_145);
    }

    @Test
    void onHeadThereIsNoBody() {
        remote.on("/a", Remote.with("X-A", "b", Remote.answer(200, "application/json", "")));
        JsonNode result = Given.result(Given.call(connector,
                "{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': 'HEAD'}"));

        assertThat(result.path("ResponseBody").textValue()).isEmpty();
        assertThat(result.path("Headers").path("x-a").path(0).textValue()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"7 | 7", "Sat, 01 Jan 2028 00:00:10 GMT | 10", "0 | 0",
            "soon | -1", "-5 | -1", "Fri, 31 Dec 2027 23:59:00 GMT | -1"})
    void retryAfterSaysHowLongToWait(String header, long seconds) {
        Outcome outcome = get(Remote.with("Date", "Sat, 01 Jan 2028 00:00:00 GMT",
                Remote.with("Retry-After", header, Remote.json(503, "{}"))));

        assertThat(((Outcome.Failed) outcome).notBefore().map(Duration::toSeconds).orElse(-1L)).isEqualTo(seconds);
    }

    @Test
    void theTraceShowsTheWire() {
        remote.on("/a", Remote.json(200, "{\"ok\":true}"));
        Outcome outcome = Given.call(connector, "{'ApiEndpoint': '" + remote.url("/a")
                + "', 'Method': 'POST', 'Headers': {'X-A': 'b'}, 'RequestBody': {'n': 1}}");

        HttpTrace trace = outcome.trace().orElseThrow();
        assertThat(trace.sent()).isEqualTo(trace.written());
        assertThat(trace.sent().protocol()).isEqualTo("http");
        assertThat(trace.sent().method()).isEqualTo("POST");
        assertThat(trace.sent().url()).isEqualTo(remote.url("/a"));
        assertThat(trace.sent().body()).contains("{\"n\":1}");
        assertThat(trace.sent().headers()).contains("[X-A: b, Content-Type: application/json; charset=UTF-8,"
                + " User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144]");
        assertThat(trace.response().orElseThrow().statusCode()).isEqualTo("200");
        assertThat(trace.response().orElseThrow().statusMessage()).contains("OK");
        assertThat(trace.response().orElseThrow().body()).contains("{\"ok\":true}");
    }
}
