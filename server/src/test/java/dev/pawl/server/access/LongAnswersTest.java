package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.Credentials.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that go on for minutes end soon after those to whom they are given are not known any more. */
@Timeout(60)
class LongAnswersTest {
    private static final String WAIT = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":600,"
            + "\"End\":true}}}";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Installed server;
    private Made key;

    @BeforeEach
    void start() {
        server = new Installed(folder.resolve("pawl.db"), "", Map.of());
        key = Callings.made(server, Kind.KEY, "carol", "admin");
        server.machine("waits", "STANDARD", WAIT);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder rest(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .header("Content-Type", "application/json").header("Origin", server.url());
    }

    private String cookie() throws Exception {
        HttpResponse<String> in = client.send(rest("/session").POST(BodyPublishers.ofString("{\"accessKeyId\":\""
                + key.credential().id() + "\",\"secretAccessKey\":\"" + key.secret() + "\"}")).build(),
                BodyHandlers.ofString());
        return in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private String execution(String token) throws Exception {
        HttpResponse<String> started = client.send(rest("/executions").header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"stateMachineArn\":\"" + ARN + "stateMachine:waits\"}")).build(),
                BodyHandlers.ofString());
        return started.body().replaceFirst("(?s).*\"executionArn\":\"([^\"]*)\".*", "$1");
    }

    /** Reads a live stream until something has come, does something, and reads until it ends. */
    private void endsAfter(String header, String value, Runnable what) throws Exception {
        String arn = execution(Callings.token(server, "starter", "operator"));
        HttpResponse<InputStream> stream = client.send(rest("/executions/" + RestClient.encoded(arn)
                + "/events").header(header, value).header("Accept", "text/event-stream").build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("retry:");
            what.run();
            while (lines.readLine() != null) {
                // until it ends, which the time limit of the test sees to
            }
        }
    }

    @Test
    void a_stream_ends_when_the_token_is_revoked() throws Exception {
        Made token = Callings.made(server, Kind.TOKEN, "ci", "viewer:waits");
        endsAfter("Authorization", "Bearer " + token.secret(),
                () -> server.cabinet().revoke(Kind.TOKEN, token.credential().id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed out", "ended by an administrator", "key revoked"})
    void a_stream_ends_with_the_session(String how) throws Exception {
        String cookie = cookie();
        Consumer<String> end = way -> {
            switch (way) {
                case "signed out" -> send(rest("/session").header("Cookie", cookie).DELETE().build());
                case "key revoked" -> server.cabinet().revoke(Kind.KEY, key.credential().id());
                default -> server.engine().store().signIns().all(Optional.of("carol"), 9)
                        .forEach(one -> server.engine().store().signIns().end(one.id()));
            }
        };
        endsAfter("Cookie", cookie, () -> end.accept(how));
    }

    @Test
    void a_stream_ends_when_the_tag_is_taken_away_that_it_was_granted_by() throws Exception {
        server.engine().tags().put(ARN + "stateMachine:waits", Map.of("team", "a"));
        Made token = Callings.made(server, Kind.TOKEN, "ci", "viewer:tag:team=a");
        endsAfter("Authorization", "Bearer " + token.secret(), () -> server.engine().store().tags()
                .put(ARN + "stateMachine:waits", Map.of("team", "b")));
    }

    @Test
    void a_worker_whose_token_is_revoked_gets_no_further_task() throws Exception {
        server.engine().activities().create("work", Optional.empty(), Map.of());
        Made token = Callings.made(server, Kind.TOKEN, "worker", "operator:work");
        CompletableFuture<HttpResponse<String>> poll = client.sendAsync(HttpRequest.newBuilder(
                URI.create(server.url() + "/")).header("Authorization", "Bearer " + token.secret())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.GetActivityTask")
                .POST(BodyPublishers.ofString("{\"activityArn\":\"" + ARN + "activity:work\"}")).build(),
                BodyHandlers.ofString());
        assertThat(poll).isNotDone();
        server.cabinet().revoke(Kind.TOKEN, token.credential().id());
        // the poll itself would last a minute, as long as the test
        assertThat(poll.get(40, TimeUnit.SECONDS).body()).doesNotContain("\"taskToken\":\"");
    }

    @Test
    void who_waits_for_the_end_of_an_execution_is_told_that_the_token_is_gone() throws Exception {
        server.machine("sync", "EXPRESS", WAIT.replace("600", "200"));
        Made token = Callings.made(server, Kind.TOKEN, "caller", "operator:sync");
        CompletableFuture<HttpResponse<String>> call = client.sendAsync(HttpRequest.newBuilder(
                URI.create(server.url() + "/")).header("Authorization", "Bearer " + token.secret())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.StartSyncExecution")
                .POST(BodyPublishers.ofString("{\"stateMachineArn\":\"" + ARN + "stateMachine:sync\"}")).build(),
                BodyHandlers.ofString());
        assertThat(call).isNotDone();
        server.cabinet().revoke(Kind.TOKEN, token.credential().id());
        assertThat(call.get(40, TimeUnit.SECONDS).body()).contains("UnrecognizedClientException");
    }

    private void send(HttpRequest request) {
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
