package dev.pawl.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, with one life after the other. */
final class Node implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("Pawl listens on http://[^:]+:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    final String name;
    private final Path folder;
    private final Place place;
    private int lives;
    private volatile Optional<Process> process = Optional.empty();
    private volatile int port;
    private Instant began = Instant.now();

    Node(String name, Path parent, Place place) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(parent.resolve(name));
        this.place = place;
        Files.writeString(folder.resolve("pawl.json"), "{\"cluster\":{\"name\":\"" + name
                + "\",\"lease\":\"PT3S\"}" + (place.configuration().isEmpty() ? "" : "," + place.configuration())
                + "}");
    }

    /** Begins a life; ready when {@link #awaitReady} returns. */
    void start() throws IOException {
        port = 0;
        began = Instant.now();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(List.of(java.toString(), "-Xmx192m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "dev.pawl.server.cli.Main", "server", "--db",
                "jdbc:postgresql://" + place.database() + "/pawl", "--host", place.host(), "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("PAWL_DB_USER", "postgres", "PAWL_DB_PASSWORD", "postgres"));
        builder.environment().putAll(place.environment());
        lives++;
        builder.redirectErrorStream(true).redirectOutput(log().toFile());
        process = Optional.of(builder.start());
    }

    private Path log() {
        return folder.resolve("life-" + lives + ".log");
    }

    void awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(TO_START);
        while (Instant.now().isBefore(deadline)) {
            Matcher found = LISTENS.matcher(Files.exists(log()) ? Files.readString(log()) : "");
            if (found.find()) {
                port = Integer.parseInt(found.group(1));
                System.out.println(name + " is up after " + Duration.between(began, Instant.now()).toMillis()
                        + " ms, of which it had a processor for " + cpuMillis() + " ms");
                return;
            }
            if (!running()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IOException("Expected " + name + " to start, but: " + said());
    }

    private long cpuMillis() {
        return process.flatMap(one -> one.info().totalCpuDuration()).map(Duration::toMillis).orElse(-1L);
    }

    boolean running() {
        return process.filter(Process::isAlive).isPresent();
    }

    boolean ready() {
        return port > 0 && running();
    }

    String said() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    /** All that was said in all lives. */
    String saidEver() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int life = 1; life <= lives; life++) {
            Path one = folder.resolve("life-" + life + ".log");
            all.append(Files.exists(one) ? Files.readString(one) : "");
        }
        return all.toString();
    }

    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** Asks it to stop in order; returns whether it did. */
    boolean stop() throws InterruptedException {
        process.orElseThrow().destroy();
        return process.orElseThrow().waitFor(90, TimeUnit.SECONDS);
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + which, Long.toString(process.orElseThrow().pid())).start().waitFor();
    }

    /** An operation of AWS; empty if the node did not give an answer that means something. */
    Optional<JsonNode> call(String operation, Map<String, ?> input, Duration patience) throws InterruptedException {
        try {
            HttpRequest request = request("/").timeout(patience).header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "AWSStepFunctions." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(input))).build();
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return response.statusCode() >= 500 ? Optional.empty() : Optional.of(Json.read(response.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * An operation that must be answered; asked again, but for starts, by those who are told that it cannot be
     * now.
     */
    JsonNode ask(String operation, Map<String, ?> input) throws InterruptedException {
        Instant deadline = Instant.now().plus(TO_START);
        Optional<JsonNode> answer = call(operation, input, PATIENCE);
        while (answer.isEmpty() && !operation.startsWith("Start") && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(50);
            answer = call(operation, input, PATIENCE);
        }
        return answer.orElseThrow(() -> new IllegalStateException(name + " did not answer to " + operation));
    }

    /** What the REST API answers to GET. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return Json.read(send(request("/api/v1" + path)).body());
    }

    /** What the REST API answers to a body. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A request to this life of the node. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + place.host() + ":" + port + path));
        place.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /** The answer, whatever its status. */
    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** A request to a path of this node: status and body. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE).header("Content-Type", "application/json")
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** How many partitions each node holds, as this one says; a node without a name is left out. */
    List<Integer> shares() throws IOException, InterruptedException {
        List<Integer> shares = new ArrayList<>();
        get("/cluster").path("nodes").forEach(node -> shares.add(node.path("partitions").asInt()));
        return shares;
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }
}
