package dev.pawl.server.rest.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.server.rest.RestClient;
import dev.pawl.server.rest.RestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphRoutesTest {
    private static final String DEFINITION = """
            {"StartAt":"Greet <you>","States":{"Greet <you>":{"Type":"Pass","Next":"Done"},"Done":{"Type":"Succeed"}}}""";

    @RegisterExtension
    private final RestServer rest = new RestServer();

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(rest.client().uri(path)));
    }

    private HttpResponse<String> draw(String definition) {
        String body = Json.write(JsonNodeFactory.instance.objectNode().put("definition", definition));
        return send(HttpRequest.newBuilder(rest.client().uri("/graphs")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String machine() {
        return rest.client().ok("POST", "/machines", "name", "greeting", "definition", DEFINITION)
                .path("stateMachineArn").asText();
    }

    private static void isThePicture(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(answer.body()).startsWith("<svg ")
                .contains("data-state=\"Greet &lt;you&gt;\"", "data-state=\"Done\"")
                .doesNotContain("<script", "style=");
    }

    @Test
    void aMachineAndItsVersionsAndAliasesAreDrawn() {
        String arn = machine();
        String version = rest.client().ok("POST", "/machines/" + RestClient.encoded(arn) + "/versions")
                .path("stateMachineVersionArn").asText();
        isThePicture(get("/machines/" + RestClient.encoded(arn) + "/graph"));
        isThePicture(get("/machines/" + RestClient.encoded(version) + "/graph"));
    }

    @Test
    void anExecutionIsDrawnAsItsMachineWas() {
        String arn = machine();
        String execution = rest.client().ok("POST", "/executions", "stateMachineArn", arn).path("executionArn")
                .asText();
        rest.client().ok("PUT", "/machines/" + RestClient.encoded(arn), "definition",
                "{\"StartAt\":\"New\",\"States\":{\"New\":{\"Type\":\"Succeed\"}}}");
        isThePicture(get("/executions/" + RestClient.encoded(execution) + "/graph"));
    }

    @Test
    void aDefinitionThatNobodyStoredIsDrawn() {
        isThePicture(draw(DEFINITION));
    }

    @Test
    void aFileHasItsStyleSheetInside() {
        String path = "/machines/" + RestClient.encoded(machine()) + "/graph?standalone=true";
        assertThat(get(path).body()).contains("<style>", "prefers-color-scheme");
        assertThat(get(path + "&theme=dark").body()).contains("<style>").doesNotContain("prefers-color-scheme");
        assertThat(get(path + "&theme=pink").statusCode()).isEqualTo(400);
    }

    @Test
    void mistakesAreTold() {
        HttpResponse<String> answer = draw("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Nap\"}}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.read(answer.body()).path("detail").asText()).contains("/States/A");
        assertThat(get("/machines/" + RestClient.encoded("arn:aws:states:us-east-1:123456789012:stateMachine:none")
                + "/graph").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameAtTheSameTimeIsDrawnForAll() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = Json.write(JsonNodeFactory.instance.objectNode().put("definition", DEFINITION));
            HttpRequest request = HttpRequest.newBuilder(rest.client().uri("/graphs"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString())).toList();
            assertThat(answers).allSatisfy(answer -> isThePicture(answer.join()));
        }
    }
}
