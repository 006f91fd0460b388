package dev.pawl.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server on a file in a process of its own, with one life after the other, asked over HTTP. */
final class ServerLives implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();
    private volatile String address = "";

    ServerLives(Path folder) {
        this.folder = folder;
    }

    private Process pawl(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder,
                "-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile())).start();
    }

    /** Begins a life; it can be asked when this returns. */
    void start() throws IOException {
        Process life = pawl("server", "--port", "0", "--db", folder.resolve("pawl.db").toString());
        process = Optional.of(life);
        BufferedReader out = life.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains("://")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("Expected an address, but the server ended: " + errors());
        }
        address = line.substring(line.indexOf("http")).split("[ ,]", 2)[0];
        client = HttpClient.newHttpClient();
        Thread.ofVirtual().start(() -> drain(out));
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // so that it can go on writing
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    /** Where it can be asked. */
    URI address() {
        return URI.create(address);
    }

    String errors() throws IOException {
        return Files.readString(folder.resolve("errors.log"), StandardCharsets.ISO_8859_1);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** Asks it to stop in order; its exit status, or -1 if it did not. */
    int stop() throws InterruptedException {
        Process life = process.orElseThrow();
        life.destroy();
        return life.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? life.exitValue() : -1;
    }

    /** What {@code pawl check} says of the file while no server runs: each history is played again. */
    String check() throws IOException, InterruptedException {
        Process check = pawl("check", "--db", folder.resolve("pawl.db").toString());
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return check.waitFor() + "\n" + said;
    }

    /** An operation of AWS; empty if there was no answer, because the server is gone. */
    Optional<JsonNode> aws(String operation, Map<String, ?> input) {
        return send(HttpRequest.newBuilder(URI.create(address + "/")).header("X-Amz-Target",
                "AWSStepFunctions." + operation).header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(text(input))));
    }

    /** A route of REST; empty if there was no answer, because the server is gone. */
    Optional<JsonNode> rest(String method, String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body))));
    }

    private Optional<JsonNode> send(HttpRequest.Builder request) {
        HttpResponse<String> answer;
        try {
            answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body() + " to " + answer.uri());
        }
        return Optional.of(answer.body().isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : Json.read(answer.body()));
    }

    private static String text(Map<String, ?> value) {
        return Json.mapper().valueToTree(value).toString();
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }
}
