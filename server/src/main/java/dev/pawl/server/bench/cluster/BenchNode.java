package dev.pawl.server.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.json.Json;
import dev.pawl.server.bench.EchoFunction;
import dev.pawl.server.bench.Workload;
import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as the same command line starts it. */
final class BenchNode implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("Pawl listens on http://[^:]+:(\\d+)");
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int LAST_CHARS = 2_000;

    private final String name;
    private final Path log;
    private final Process process;
    private int port;

    /** Begins to start; {@link #awaitReady} waits for it. */
    BenchNode(String name, PostgresUrl database, Path parent) throws IOException {
        this.name = name;
        Path folder = Files.createDirectories(parent.resolve(name));
        this.log = folder.resolve("server.log");
        Path services = Files.createDirectories(folder.resolve("functions/META-INF/services"));
        Files.writeString(services.resolve(FunctionHandler.class.getName()), EchoFunction.class.getName());
        // a load that is more than the machine can do is what is measured, not to be refused
        Files.writeString(folder.resolve("pawl.json"), "{\"cluster\":{\"name\":\"" + name
                + "\"},\"protection\":{\"maxCommitDelay\":\"PT5M\"}}");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-DPAWL_LOG_LEVEL=WARN", "-cp",
                System.getProperty("java.class.path"), "dev.pawl.server.cli.Main", "server", "--port", "0", "--config",
                folder.resolve("pawl.json").toString(), "--functions", folder.resolve("functions").toString(), "--db",
                database.url());
        // what is set for the real server is not meant for these
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PAWL_"));
        builder.environment().put("PAWL_DB_USER", database.user());
        builder.environment().put("PAWL_DB_PASSWORD", database.password());
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + TO_START.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            Matcher found = LISTENS.matcher(Files.readString(log));
            if (found.find()) {
                port = Integer.parseInt(found.group(1));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        String said = Files.readString(log);
        throw new IOException("Expected " + name + " to start, but it said: "
                + said.substring(Math.max(0, said.length() - LAST_CHARS)));
    }

    int port() {
        return port;
    }

    /** Creates the machine of a load; returns its ARN. */
    String create(Workload workload) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", workload.name())
                .put("definition", workload.definition()).put("roleArn", "arn:aws:iam::123456789012:role/bench");
        return send(HttpRequest.newBuilder(uri("/")).header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.CreateStateMachine")
                .POST(BodyPublishers.ofString(Json.write(body))).build()).path("stateMachineArn").asText();
    }

    /** How many partitions each node holds, as this one sees it. */
    List<Integer> shares() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/api/v1/cluster")).GET().build()).path("nodes").valueStream()
                .map(node -> node.path("partitions").asInt()).toList();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Expected " + name + " to answer with status 200, but got " + response.statusCode()
                    + " " + response.body());
        }
        return Json.read(response.body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
