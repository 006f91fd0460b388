package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import dev.pawl.server.TestServer;
import dev.pawl.server.rest.openapi.ApiDocument;
import dev.pawl.server.tls.Certificates;
import dev.pawl.server.tls.KeyFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests with something wrong, many of them, at servers that are processes: one that is open, one with keys
 * and TLS.
 * {@code -Dpawl.hostile=100000} sends as many; {@code -Dpawl.hostile.seed} begins elsewhere.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class HostileTrafficTest {
    private static final int COUNT = Integer.getInteger("pawl.hostile", 3_000);
    private static final long SEED = Long.getLong("pawl.hostile.seed", 20_260_301L);
    private static final int SLOW = 100;
    private static final int PATIENCE_MILLIS = 90_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \\r]");
    private static final String MACHINE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;

    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private record Front(Victim victim, SSLContext tls, HttpRequest.Builder known, HostileRequest.Target target) {
        Socket connect() throws IOException {
            int port = victim.address().getPort();
            Socket socket = victim.address().getScheme().equals("https")
                    ? tls.getSocketFactory().createSocket("localhost", port)
                    : new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        }

        JsonNode rest(String method, String path, String body) throws Exception {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
                HttpResponse<String> answer = client.send(known.copy()
                        .uri(URI.create(victim.address() + "/api/v1" + path)).header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
                return Json.read(answer.body());
            }
        }
    }

    @Test
    void nothing_that_is_sent_breaks_a_server() throws Exception {
        try (Victim open = new Victim(Files.createDirectory(folder.resolve("open")), List.of());
                Victim closed = closed(Files.createDirectory(folder.resolve("closed")))) {
            List<Front> fronts = List.of(front(open, ""), front(closed, session(closed)));
            attack(fronts, SEED, Math.max(500, COUNT / 10)); // until everything is loaded and compiled
            works(fronts);
            List<Victim.Size> before = List.of(open.size(), closed.size());
            List<Socket> slow = slow(fronts);
            long begun = System.nanoTime();
            attack(fronts, SEED + 1, COUNT);
            works(fronts);
            for (Socket socket : slow) {
                socket.close();
            }
            works(fronts);
            List<Victim.Size> after = List.of(settled(open, before.get(0)), settled(closed, before.get(1)));
            System.out.println(COUNT + " requests in " + (System.nanoTime() - begun) / 1_000_000_000 + " s, answers "
                    + new TreeMap<>(statuses) + ", before " + before + ", after " + after);
            assertThat(wrong).isEmpty();
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).handles()).as("handles").isLessThanOrEqualTo(before.get(i).handles() + 30);
                assertThat(after.get(i).threads()).as("threads").isLessThanOrEqualTo(before.get(i).threads() + 60);
                assertThat(after.get(i).heapKilobytes()).as("heap")
                        .isLessThanOrEqualTo(before.get(i).heapKilobytes() + 48 * 1024);
            }
            assertThat(open.log() + closed.log()).doesNotContain("failed:", "where no failure is expected",
                    "OutOfMemory",
                    "StackOverflow");
        }
    }

    private Certificates certificates;

    @BeforeEach
    void certificate() {
        certificates = Certificates.make(folder, "victim", "EC");
    }

    private Victim closed(Path where) throws IOException {
        KeyFiles.Pem files = certificates.write(where);
        Path keys = Files.writeString(where.resolve("keys"), "AKIDHOSTILE the-secret-of-this-test root\n");
        Path configuration = Files.writeString(where.resolve("pawl.json"), "{\"tls\": {\"certificate\": \""
                + files.certificate() + "\", \"key\": \"" + files.key() + "\"}}");
        return new Victim(where, List.of("--keys", keys.toString(), "--config", configuration.toString(), "--name",
                "localhost"));
    }

    private String session(Victim closed) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(certificates.client()).build()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(closed.address()
                    + "/api/v1/session")).header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                            "{\"accessKeyId\":\"AKIDHOSTILE\",\"secretAccessKey\":\"the-secret-of-this-test\"}"))
                    .build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        }
    }

    private Front front(Victim victim, String cookie) {
        HttpRequest.Builder known = HttpRequest.newBuilder(victim.address());
        if (!cookie.isEmpty()) {
            known.header("Cookie", cookie).header("Sec-Fetch-Site", "same-origin");
        }
        List<String> routes = new ArrayList<>();
        ApiDocument.read().json().path("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        // what would end the test: everything paused, the session ended
        routes.removeIf(
                route -> route.startsWith("PARAMETERS") || route.contains("/session") || route.contains("/holds")
                        || route.contains("/drain") || route.contains("/pause") || route.contains("/limits"));
        return new Front(victim, certificates.client(), known, new HostileRequest.Target(
                "localhost:" + victim.address().getPort(),
                TestServer.MODEL.operations().stream().map(operation -> operation.name()).toList(), routes, cookie));
    }

    private void attack(List<Front> fronts, long seed, int count) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        send(fronts.get(n % 8 == 0 ? 1 : 0), seed * 1_000_000 + n);
                    }
                });
            }
        }
    }

    private void send(Front front, long seed) {
        byte[] bytes = new HostileRequest(seed, front.target()).bytes();
        String answer = "";
        try (Socket socket = front.connect()) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // refused before all of it was read: what it answered still counts
            }
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            wrong.add("seed " + seed + " hangs: " + beginning(bytes));
        } catch (IOException e) {
            // the connection was cut, which is an answer
        }
        Matcher status = STATUS.matcher(answer);
        while (status.find()) {
            int code = Integer.parseInt(status.group(1));
            statuses.computeIfAbsent(code, any -> new AtomicLong()).incrementAndGet();
            if (code >= 500) {
                wrong.add("seed " + seed + " gets " + code + ": " + beginning(bytes));
            }
        }
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(600, bytes.length), StandardCharsets.ISO_8859_1);
    }

    /** Connections that begin and do not go on. */
    private static List<Socket> slow(List<Front> fronts) throws IOException {
        List<Socket> all = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = fronts.get(i % 2).connect();
            socket.getOutputStream().write((i % 3 == 0
                    ? "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                    : "GET / HTTP/1.1\r\nHost: local").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            all.add(socket);
        }
        return all;
    }

    private static void works(List<Front> fronts) throws Exception {
        for (Front front : fronts) {
            String name = "works-" + System.nanoTime();
            String machine = front.rest("POST", "/machines", "{\"name\":\"" + name
                    + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"definition\":" + Json.write(
                            TextNode.valueOf(MACHINE))
                    + "}").path("stateMachineArn").asText();
            String execution = front.rest("POST", "/executions", "{\"stateMachineArn\":\"" + machine + "\"}")
                    .path("executionArn").asText();
            String path = "/executions/" + execution.replace(":", "%3A");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!front.rest("GET", path, "").path("status").asText().equals("SUCCEEDED")) {
                assertThat(System.nanoTime()).as("still not ended").isLessThan(end);
            }
        }
    }

    /** What was closed is noticed after a moment. */
    private static Victim.Size settled(Victim victim, Victim.Size before) throws IOException {
        Victim.Size now = victim.size();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while ((now.handles() > before.handles() + 30 || now.threads() > before.threads() + 60)
                && System.nanoTime() < end) {
            now = victim.size();
        }
        return now;
    }
}
