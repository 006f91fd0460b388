package dev.pawl.server.observe;

import dev.pawl.engine.Executions;
import dev.pawl.server.assembly.Installed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A server that has something to show. */
final class Seen {
    static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
            + "\"B\":{\"Type\":\"Succeed\"}}}";
    static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Broken\"}}}";
    static final String CALL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"none\"},"
            + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":1,\"IntervalSeconds\":1}],"
            + "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}],\"End\":true},"
            + "\"B\":{\"Type\":\"Succeed\"}}}";

    static final String CALL_ONCE = CALL.replace("\"MaxAttempts\":1,", "\"MaxAttempts\":0,");

    private Seen() {}

    /** Runs one execution to its end; its ARN. */
    static String run(Installed server, String machine, String definition) {
        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:" + machine;
        if (server.engine().machines().list(Optional.empty(), 100).stream().noneMatch(m -> m.arn().equals(arn))) {
            server.machine(machine, "STANDARD", definition);
        }
        String execution = server.engine().executions()
                .start(Executions.Start.of(arn, "{}")).toCompletableFuture()
                .join().executionArn();
        server.ended(execution);
        return execution;
    }

    static HttpResponse<String> get(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
