package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code pawl up} as a process of its own, on the example with its functions in Node.js and Python. */
class UpProcessTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "sam-orders");
    private static final long PATIENCE_SECONDS = 90;
    /** A machine that has executions running is deleted only when they end. */
    private static final String RARELY = "ReportRate=cron(0 3 1 1 ? 2099)";

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    @TempDir
    private Path temporary;
    private Path folder = Path.of("");

    private static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @BeforeEach
    void copyExample() throws IOException {
        assumeThat(has("node")).as("node is there").isTrue();
        assumeThat(has("python3")).as("python3 is there").isTrue();
        folder = temporary.resolve("sam-orders");
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(f -> !f.toString().contains(".pawl")).toList()) {
                Files.copy(file, folder.resolve(EXAMPLE.relativize(file).toString()));
            }
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private Process up(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "up", "--port", "0", "--api-port", "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        processes.add(process);
        Thread.ofVirtual().start(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("the output ended: " + e.getMessage());
            }
        });
        return process;
    }

    /** Waits for a line that has all of these in it. */
    private String line(String... parts) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null) {
                seen.add(line);
                if (Stream.of(parts).allMatch(line::contains)) {
                    return line;
                }
            }
        }
        throw new AssertionError("Expected a line with " + List.of(parts) + ", but there are only " + seen);
    }

    private static URI address(String line) {
        return URI.create(Stream.of(line.split(" ")).filter(word -> word.startsWith("http")).findFirst().orElseThrow()
                .replace("{article}", "bolt"));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return Json.read(answer.body());
    }

    private JsonNode call(URI api, String operation, Map<String, ?> input) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api).header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(input))));
    }

    private JsonNode eventually(URI api, String operation, Map<String, ?> input, Predicate<JsonNode> done)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode answer = call(api, operation, input);
        while (!done.test(answer) && System.nanoTime() < deadline) {
            answer = call(api, operation, input);
        }
        assertThat(done.test(answer)).as(answer.toString()).isTrue();
        return answer;
    }

    private static JsonNode ended(JsonNode answer) {
        return answer.path("status").asText().equals("SUCCEEDED") ? Json.read(answer.path("output").asText()) : answer;
    }

    @Test
    @Timeout(300)
    void functions_machines_http_schedules_and_edits() throws IOException, InterruptedException {
        up("--parameter", "Currency=USD");
        URI quote = address(line("GET", "/prices/{article}", "→ sam-orders-Quote"));
        URI orders = address(line("POST", "/orders", "→ starts sam-orders-Order"));
        URI api = address(line("Step Functions"));
        line("notice", "AWS::Serverless::SimpleTable: Orders");

        assertThat(send(HttpRequest.newBuilder(URI.create(quote + "?quantity=3"))))
                .isEqualTo(Json.read("""
                        {"article": "bolt", "quantity": 3, "price": 0.12, "amount": 0.36, "currency": "USD"}"""));
        assertThat(send(HttpRequest.newBuilder(quote.resolve("/nowhere"))).path("message").asText())
                .isEqualTo("Missing Authentication Token");

        JsonNode started = send(HttpRequest.newBuilder(orders)
                .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve("order.json"))));
        JsonNode order = eventually(api, "DescribeExecution", Map.of("executionArn", started.path("executionArn")),
                answer -> !answer.path("status").asText().equals("RUNNING"));
        assertThat(ended(order).path("total").asInt()).as(order.toString()).isEqualTo(61);
        assertThat(ended(order).path("table").asText()).isEqualTo("sam-orders-Orders");

        JsonNode reports = eventually(api, "ListExecutions", Map.of("stateMachineArn",
                "arn:aws:states:us-east-1:123456789012:stateMachine:sam-orders-ReportRegularly"),
                answer -> answer.at("/executions/0/status").asText().equals("SUCCEEDED"));
        assertThat(reports.path("executions")).as("fired once, at once").hasSize(1);

        Path code = folder.resolve("price/index.js");
        Files.writeString(code, Files.readString(code).replace("bolt: 0.12", "bolt: 0.5"));
        line("sam-orders-Quote has new code");
        assertThat(send(HttpRequest.newBuilder(quote)).path("price").asDouble()).isEqualTo(0.5);

        Path definition = folder.resolve("order.asl.yaml");
        String good = Files.readString(definition);
        Files.writeString(definition, good.replace("Next: Reserve", "Next: Nowhere"));
        line("error: order.asl.yaml:20:5", "Missing 'Next' target: Nowhere");
        line("The edit is not taken");
        Files.writeString(definition, good.replace("Comment: Prices", "Comment: Now prices"));
        line("state machine sam-orders-Order updated");

        Path template = folder.resolve("template.yaml");
        Files.writeString(template, Files.readString(template).replace("Path: /orders", "Path: /order"));
        line("route POST /order added, route POST /orders removed");
        assertThat(send(HttpRequest.newBuilder(orders).POST(HttpRequest.BodyPublishers.noBody())).path("message")
                .asText()).isEqualTo("Missing Authentication Token");
    }

    @Test
    @Timeout(120)
    void a_broken_template_is_refused_before_anything_starts() throws IOException, InterruptedException {
        Path template = folder.resolve("template.yaml");
        Files.writeString(template, Files.readString(template).replace("CodeUri: stock/", "CodeUri: stick/"));
        Process process = up();
        line("error: template.yaml:45:7 at Resources/Stock/Properties/CodeUri: Expected a folder");
        line("pawl up: the template is refused for 2 problems");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve(".pawl")).doesNotExist();
    }

    @Test
    @Timeout(300)
    void what_belongs_to_others_is_left_alone_and_what_vanishes_is_kept() throws IOException, InterruptedException {
        Process first = up("--parameter", RARELY);
        line("Edits of the template");
        first.destroy();
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Process other = up("--stack", "other", "--parameter", RARELY);
        line("Step Functions");
        line("Edits of the template");
        other.destroy();
        assertThat(other.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        Path template = folder.resolve("template.yaml");
        String text = Files.readString(template);
        String without = text.substring(0, text.indexOf("      Events:\n        Regularly:"))
                + text.substring(text.indexOf("  Order:\n"));
        Files.writeString(template, without);
        Process kept = up("--parameter", RARELY);
        line("sam-orders-ReportRegularly is not in the template any more and is kept");
        kept.destroy();
        assertThat(kept.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        up("--prune", "--parameter", RARELY);
        URI api = address(line("Step Functions"));
        line("state machine sam-orders-ReportRegularly deleted");
        assertThat(call(api, "ListStateMachines", Map.of()).path("stateMachines").findValuesAsText("name"))
                .containsExactlyInAnyOrder("other-Order", "other-ReportRegularly", "sam-orders-Order");
    }
}
