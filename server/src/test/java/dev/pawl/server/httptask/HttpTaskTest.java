package dev.pawl.server.httptask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.assembly.RealServer;
import dev.pawl.store.ExecutionRecord;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTaskTest {
    private static final String CONFIGURATION = """
            {"egress": {"plainHttp": ["127.0.0.1"]},
             "connections": {"crm": {"type": "API_KEY", "header": "X-Key", "value": "the key itself"}}}""";

    private TalkativeRemote remote;
    private Installed server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        remote = new TalkativeRemote();
        server = new Installed(folder.resolve("pawl.db"), CONFIGURATION, Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        remote.close();
    }

    private String task(String path, String more) {
        return """
                {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "%s",
                 "Method": "GET", "Headers": {"definitionHeader": "h1"}, "InvocationConfig": {"ConnectionArn":
                   "arn:aws:events:us-east-1:123456789012:connection/crm/1"}}%s}""".formatted(remote.url(path), more);
    }

    private JsonNode tested(String state, boolean reveal) {
        try (RawHttp connection = new RawHttp(server.port())) {
            return connection
                    .send(RawHttp.request(server.port(), "TestState", Json.write(RealServer.object("definition",
                            state, "inspectionLevel", "TRACE", "revealSecrets", reveal)), Map.of()))
                    .receive().json();
        }
    }

    @Test
    void theTraceShowsTheWireAndSecretsOnlyToWhoAsksForThem() {
        String state = task("/200", ", \"End\": true");
        JsonNode shown = tested(state, false).path("inspectionData");
        String written = "[definitionHeader: h1, User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1,"
                + " Range: bytes=0-262144]";

        assertThat(shown.path("request").path("headers").textValue()).isEqualTo(written);
        assertThat(shown.path("request").path("url").textValue()).isEqualTo(remote.url("/200"));
        assertThat(shown.path("response").path("statusCode").textValue()).isEqualTo("200");
        assertThat(shown.path("response").path("body").textValue()).contains("\"X-Key\":\"****\"");
        assertThat(tested(state, true).path("inspectionData").path("request").path("headers").textValue())
                .isEqualTo(written.replace("h1,", "h1, X-Key: the key itself,"));
    }

    @Test
    void theServersWishIsALowerBoundForTheNextAttempt() {
        String retried = ", \"End\": true, \"Retry\": [{\"ErrorEquals\": [\"States.Http.StatusCode.503\"],"
                + " \"IntervalSeconds\": %d %s}]";

        assertThat(backoff(retried.formatted(1, ""))).isEqualTo(7);
        assertThat(backoff(retried.formatted(9, ""))).isEqualTo(9);
        assertThat(backoff(retried.formatted(1, ", \"MaxDelaySeconds\": 3"))).isEqualTo(3);
    }

    private int backoff(String more) {
        JsonNode answer = tested(task("/503", more), false);
        assertThat(answer.path("status").textValue()).isEqualTo("RETRIABLE");
        return answer.path("inspectionData").path("errorDetails").path("retryBackoffIntervalSeconds").intValue();
    }

    @Test
    void aCatcherCanReadWhatTheServerSaid() {
        String machine = server.machine("m", "STANDARD",
                """
                        {"QueryLanguage": "JSONata", "StartAt": "T", "States": {"T": {"Type": "Task",
                          "Resource": "arn:aws:states:::http:invoke",
                          "Arguments": {"ApiEndpoint": "%s", "Method": "POST", "RequestBody": {"order": "{%% $states.input.order %%}"}},
                          "Catch": [{"ErrorEquals": ["States.Http.StatusCode.409"], "Next": "C",
                            "Output": "{%% $parse($states.errorOutput.Cause).ResponseBody.body %%}"}], "End": true},
                         "C": {"Type": "Succeed"}}}"""
                        .formatted(remote.url("/409")));

        ExecutionRecord ended = server.ended(server.engine().executions().start(Start.of(machine, "{\"order\": 7}"))
                .toCompletableFuture().join().executionArn());

        assertThat(ended.output().orElseThrow().text()).isEqualTo("\"{\\\"order\\\":7}\"");
    }

    @Test
    void aLongAnswerIsAResultThatIsTooLarge() throws Exception {
        String machine = server.machine("m", "STANDARD", """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke",
                  "Parameters": {"ApiEndpoint": "%s", "Method": "POST", "RequestBody.$": "$"}, "End": true}}}"""
                .formatted(remote.url("/200")));

        ExecutionRecord ended = server.ended(server.engine().executions()
                .start(Start.of(machine, "{\"long\": \"" + "\\\"".repeat(90_000) + "\"}")).toCompletableFuture().join()
                .executionArn());

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.failure().error()).contains("States.DataLimitExceeded");
        assertThat(ended.failure().cause().orElseThrow())
                .startsWith("The state/task 'T' returned a result with a size");
    }
}
