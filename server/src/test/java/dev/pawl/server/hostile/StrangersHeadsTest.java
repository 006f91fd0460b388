package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody has to be known to send the head of a request: heads cannot fill the memory either. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StrangersHeadsTest {
    private static final int SMALL_FIELDS = 6_300;
    private static final int SENDERS = 20;

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();

    @Test
    void thousands_of_unfinished_heads_leave_a_small_server_alive() throws Exception {
        try (Victim victim = new Victim(folder, "256m", List.of()); HttpClient client = HttpClient.newHttpClient()) {
            all(victim, 500, "a:b\r\n".repeat(SMALL_FIELDS));
            healthy(victim, client);
            all(victim, 3_500, ("a: " + "b".repeat(300) + "\r\n").repeat(100));
            healthy(victim, client);
            assertThat(victim.log()).doesNotContain("OutOfMemory");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void thousands_of_heads_whose_bodies_never_come_do_not_keep_others_out() throws Exception {
        try (Victim victim = new Victim(folder, "256m", List.of()); HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> poll = poll(victim, client);
            all(victim, 4_000, bodiless(10, 3_000));
            all(victim, 100, bodiless(1, 1_000));
            all(victim, 50, bodiless(1, 1));
            for (int i = 0; i < 10; i++) {
                try (HttpClient stranger = HttpClient.newHttpClient()) {
                    healthy(victim, stranger);
                }
            }
            assertThat(poll).isNotDone();
            assertThat(victim.log()).doesNotContain("OutOfMemory");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static String bodiless(int fields, int length) {
        return "Content-Length: 1\r\n" + ("a: " + "b".repeat(length) + "\r\n").repeat(fields) + "\r\n";
    }

    /** A request that is here, and has its answer only after a minute. */
    private static CompletableFuture<HttpResponse<String>> poll(Victim victim, HttpClient client) throws Exception {
        String arn = Json.read(client.send(call(victim, "CreateActivity", "{\"name\":\"none\"}"),
                BodyHandlers.ofString()).body()).get("activityArn").textValue();
        return client.sendAsync(call(victim, "GetActivityTask", "{\"activityArn\":\"" + arn + "\"}"),
                BodyHandlers.ofString());
    }

    private static HttpRequest call(Victim victim, String operation, String input) {
        return HttpRequest.newBuilder(victim.address()).header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0").POST(BodyPublishers.ofString(input)).build();
    }

    /** One that is closed for others is met with a new connection, as clients do. */
    private static void healthy(Victim victim, HttpClient client) throws InterruptedException {
        int answered = 0;
        for (int i = 0; i < 10; i++) {
            try {
                answered += client.send(HttpRequest.newBuilder(victim.address().resolve("/healthz"))
                        .timeout(Duration.ofSeconds(30)).build(), BodyHandlers.discarding()).statusCode() == 200
                                ? 1
                                : 0;
            } catch (IOException e) {
                // counted by what is missing
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(9);
    }

    private void all(Victim victim, int count, String fields) {
        byte[] head = ("POST / HTTP/1.1\r\nHost: localhost\r\n" + fields).getBytes(StandardCharsets.US_ASCII);
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < count; i++) {
                senders.execute(() -> begin(victim.address(), head));
            }
        }
    }

    private void begin(URI server, byte[] head) {
        try {
            Socket socket = new Socket(server.getHost(), server.getPort());
            open.add(socket);
            socket.getOutputStream().write(head);
        } catch (IOException e) {
            // refused, as it should be
        }
    }
}
