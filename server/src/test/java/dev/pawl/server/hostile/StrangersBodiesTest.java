package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.RequestSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has no key cannot fill the memory with bodies, and those who have one are served meanwhile. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StrangersBodiesTest {
    private static final int CONNECTIONS = 400;
    private static final int LENGTH = 1_560_000;
    private static final String DEFINITION = Json.write(JsonNodeFactory.instance.objectNode().put("definition",
            "{\"Comment\":\"" + "x".repeat(500_000)
                    + "\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));
    private static final AccessKey KEY = new AccessKey("PAWLTEST", "a-secret-of-the-test",
            Principal.admin("PAWLTEST"));

    @TempDir
    private Path folder;

    @Test
    void hundredsOfUnfinishedBodiesLeaveASmallServerAlive() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), KEY.id() + " " + KEY.secret() + "\n");
        Queue<Socket> open = new ConcurrentLinkedQueue<>();
        try (Victim victim = new Victim(folder, "256m", List.of("--keys", keys.toString()));
                HttpClient client = HttpClient.newHttpClient()) {
            CountDownLatch sent = new CountDownLatch(CONNECTIONS);
            for (int i = 0; i < CONNECTIONS; i++) {
                String authorization = i % 2 == 0 ? "" : "Authorization: Bearer pawl_nonsense\r\n";
                Thread.ofVirtual().start(() -> {
                    try {
                        attack(victim.address(), authorization, open);
                    } finally {
                        sent.countDown();
                    }
                });
            }
            sent.await();
            for (int i = 0; i < 20; i++) {
                assertThat(health(client, victim.address())).isEqualTo(200);
                assertThat(signed(client, victim.address(), DEFINITION))
                        .isEqualTo(200);
            }
            assertThat(victim.log()).doesNotContain("OutOfMemory");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** All but the end of a long body; a refusal ends it. */
    private static void attack(URI server, String authorization, Queue<Socket> open) {
        try {
            Socket socket = new Socket(server.getHost(), server.getPort());
            open.add(socket);
            OutputStream out = socket.getOutputStream();
            out.write(("POST / HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + authorization
                    + "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\n"
                    + "Content-Length: " + LENGTH + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] piece = " ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            for (int at = piece.length; at < LENGTH; at += piece.length) {
                out.write(piece);
            }
            out.flush();
        } catch (IOException e) {
            // refused, as it should be
        }
    }

    private static int health(HttpClient client, URI server) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.resolve("/healthz")).timeout(Duration.ofSeconds(30)).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private static int signed(HttpClient client, URI server, String body) throws IOException, InterruptedException {
        URI root = server.resolve("/api/v1/definitions/validation");
        HttpRequest.Builder request = HttpRequest.newBuilder(root).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        RequestSignature.headers(KEY, "us-east-1", "POST", root, body.getBytes(StandardCharsets.UTF_8))
                .forEach(request::header);
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
