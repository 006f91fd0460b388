package dev.pawl.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server of a moment that is asked what servers are asked first, so that the classes for that are known.
 */
final class WarmServer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MACHINE_REQUEST = """
            {"name": "warm", "roleArn": "arn:aws:iam::123456789012:role/warm", "definition":
            "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Pass\\", \\"End\\": true}}}"}""";
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:warm";

    private WarmServer() {}

    /** Starts one on that store, asks it, and ends it. */
    static void ask(Path folder, Path db) throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("pawl.json"), "{}");
        try (PipedWriter said = new PipedWriter();
                BufferedReader heard = new BufferedReader(new PipedReader(said));
                PrintWriter out = new PrintWriter(said, true)) {
            Thread server = Thread.ofPlatform().name("warm-up").start(() -> {
                int unused = Main.run(out, out, "server", "--port", "0", "--host", "127.0.0.1", "--db", db.toString(),
                        "--config", configuration.toString());
                out.println();
            });
            String line = heard.readLine();
            if (line != null && line.contains("listens on")) {
                requests(URI.create(line.replaceAll(".*(http://[0-9.:]+).*", "$1")));
            }
            server.interrupt();
            server.join(PATIENCE);
        }
    }

    private static void requests(URI base) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : List.of("/readyz", "/", "/api/v1/overview", "/api/v1/machines", "/metrics")) {
                http.send(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build(),
                        BodyHandlers.discarding());
            }
            call(http, base, "ListStateMachines", "{}");
            call(http, base, "CreateStateMachine", MACHINE_REQUEST);
            call(http, base, "StartExecution", "{\"stateMachineArn\": \"" + MACHINE + "\"}");
            call(http, base, "ListExecutions", "{\"stateMachineArn\": \"" + MACHINE + "\"}");
        }
    }

    private static void call(HttpClient http, URI base, String operation, String body)
            throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(base).timeout(PATIENCE).header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.discarding());
    }
}
