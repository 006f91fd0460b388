package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed between commit and delivery; afterwards CloudWatch Logs has everything. */
class LogDeliveryProcessTest {
    private static final Pattern ADDRESS = Pattern.compile("http://[^ ,]+");
    private static final String LOGGING = "{\"level\":\"ALL\",\"destinations\":[{\"cloudWatchLogsLogGroup\":"
            + "{\"logGroupArn\":\"arn:aws:logs:us-east-1:123456789012:log-group:g:*\"}}]}";

    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private volatile boolean there;
    @TempDir
    private Path folder;

    /** One life of the server. */
    private record Life(Process process, int port) {
        JsonNode call(String operation, Map<String, ?> input) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "AWSStepFunctions." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(input))).build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                return Json.read(client.send(request, BodyHandlers.ofString()).body());
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    @Timeout(120)
    void nothingIsMissedWhenTheServerIsKilled() throws IOException, InterruptedException {
        HttpServer logs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        logs.createContext("/", this::answer);
        logs.start();
        try {
            Set<String> started = new HashSet<>();
            Life first = life(logs.getAddress().getPort());
            try {
                String machine = first.call("CreateStateMachine", Map.of("name", "m", "roleArn",
                        "arn:aws:iam::123456789012:role/r", "definition",
                        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}",
                        "loggingConfiguration", Json.read(LOGGING))).path("stateMachineArn").asText();
                for (int i = 0; i < 20; i++) {
                    started.add(first.call("StartExecution", Map.of("stateMachineArn", machine))
                            .path("executionArn").asText());
                }
                assertThat(refused.poll(30, TimeUnit.SECONDS)).as("a first try").isNotNull();
            } finally {
                first.kill();
            }
            there = true;
            Life second = life(logs.getAddress().getPort());
            try {
                assertThat(delivered(started)).isEqualTo(started);
                Invocation logsOf = Invocation.of("logs", "m", "--level", "ALL", "--json", "--db",
                        folder.resolve("p.db").toString());
                assertThat(logsOf.exitCode()).as("beside a server that runs").isEqualTo(ExitCode.OK);
                assertThat(logsOf.out().lines().count()).isEqualTo(80);
            } finally {
                second.kill();
            }
        } finally {
            logs.stop(0);
        }
    }

    /** What was said to have ended, until that is all of these. */
    private Set<String> delivered(Set<String> started) throws InterruptedException {
        Set<String> delivered = new HashSet<>();
        while (!delivered.containsAll(started)) {
            String arn = ended.poll(60, TimeUnit.SECONDS);
            assertThat(arn).as("delivered %d of %d", delivered.size(), started.size()).isNotNull();
            delivered.add(arn);
        }
        return delivered;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = (there ? "{}" : "{\"__type\":\"ResourceNotFoundException\"}").getBytes(StandardCharsets.UTF_8);
        if (there) {
            for (JsonNode event : asked.path("logEvents")) {
                JsonNode message = Json.read(event.path("message").asText());
                if (message.path("type").asText().equals("ExecutionSucceeded")) {
                    ended.add(message.path("execution_arn").asText());
                }
            }
        } else {
            refused.add(asked.toString());
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(there ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Life life(int logsPort) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "server", "--port", "0", "--db",
                folder.resolve("p.db").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.log").toFile());
        builder.environment().putAll(Map.of("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://127.0.0.1:" + logsPort,
                "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("Pawl listens on ")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        return new Life(process, URI.create(address.group()).getPort());
    }
}
