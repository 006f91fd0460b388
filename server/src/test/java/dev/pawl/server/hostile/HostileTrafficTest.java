package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import dev.pawl.server.login.LyingProvider;
import dev.pawl.server.tls.Certificates;
import dev.pawl.server.tls.KeyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
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
    /** What a probe is told after a drain, which can be asked for. */
    private static final int NOT_READY = 503;
    private static final String STREAM = "Content-Type: text/event-stream";
    /** Workers that wait for a task would hold the few connections that this sends by. */
    private static final List<String> SHORT_POLLS = List.of("--set", "server.longPoll=PT0.2S");
    private static final String MACHINE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    /** What answers at further paths. */
    private static final String SECTIONS = """
            "login": {"issuer": "%s", "clientId": "pawl", "everybody": ["viewer"], "bearerAudience": "pawl-api"},
            "webhooks": {"open": {"machine": "m", "signature": "none"}}""";

    @TempDir
    private Path folder;

    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private record Front(Victim victim, SSLContext tls, HttpRequest.Builder known, HostileRequest.Target target,
            AtomicReference<String> cookie) {
        Socket connect() throws IOException {
            int port = victim.address().getPort();
            Socket socket = victim.address().getScheme().equals("https")
                    ? tls.getSocketFactory().createSocket("localhost", port)
                    : new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        }

        JsonNode rest(String method, String path, String body) throws Exception {
            HttpResponse<String> answer = call(method, path, body);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
            return Json.read(answer.body().isEmpty() ? "{}" : answer.body());
        }

        /** Takes something back, if it is there. */
        void undo(String path) throws Exception {
            assertThat(call("DELETE", path, "").statusCode()).as(path).isIn(200, 204, 404, 409);
        }

        private HttpResponse<String> call(String method, String path, String body) throws Exception {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
                return client.send(known.copy().uri(URI.create(victim.address() + "/api/v1" + path))
                        .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body))
                        .build(), BodyHandlers.ofString());
            }
        }
    }

    @Test
    void nothing_that_is_sent_breaks_a_server() throws Exception {
        try (Victim open = new Victim(Files.createDirectory(folder.resolve("open")), SHORT_POLLS);
                Victim closed = closed(Files.createDirectory(folder.resolve("closed")))) {
            List<Front> fronts = List.of(front(open, true), front(closed, false));
            attack(fronts, SEED, Math.max(500, COUNT / 10)); // until everything is loaded and compiled
            assertThat(wrong).as(() -> errors(open) + errors(closed)).isEmpty();
            restore(fronts);
            works(fronts);
            List<Victim.Size> before = List.of(open.size(), closed.size());
            List<Socket> slow = slow(fronts);
            long begun = System.nanoTime();
            attack(fronts, SEED + 1, COUNT);
            restore(fronts);
            works(fronts);
            for (Socket socket : slow) {
                socket.close();
            }
            works(fronts);
            List<Victim.Size> after = List.of(settled(open, before.get(0)), settled(closed, before.get(1)));
            System.out.println(COUNT + " requests in " + (System.nanoTime() - begun) / 1_000_000_000 + " s, answers "
                    + new TreeMap<>(statuses) + ", before " + before + ", after " + after);
            assertThat(wrong).as(() -> errors(open) + errors(closed)).isEmpty();
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

    private final LyingProvider provider = new LyingProvider();
    private Certificates certificates;
    private HostileTarget.Table table;

    @BeforeEach
    void certificate() throws IOException {
        certificates = Certificates.make(folder, "victim", "EC");
        table = HostileTarget.table(Files.createDirectory(folder.resolve("table")),
                "{" + SECTIONS.formatted(provider.issuer()) + "}");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Victim closed(Path where) throws IOException {
        KeyFiles.Pem files = certificates.write(where);
        Path keys = Files.writeString(where.resolve("keys"), "AKIDHOSTILE the-secret-of-this-test root\n");
        Path configuration = Files.writeString(where.resolve("pawl.json"), "{\"tls\": {\"certificate\": \""
                + files.certificate() + "\", \"key\": \"" + files.key() + "\"}, "
                + SECTIONS.formatted(provider.issuer())
                + "}");
        return new Victim(where, Stream.concat(SHORT_POLLS.stream(), Stream.of("--keys", keys.toString(), "--config",
                configuration.toString(), "--name", "localhost")).toList());
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

    private Front front(Victim victim, boolean open) throws Exception {
        HttpRequest.Builder known = HttpRequest.newBuilder(victim.address());
        String signedIn = open ? "" : session(victim);
        AtomicReference<String> cookie = new AtomicReference<>(signedIn);
        if (!open) {
            known.header("Authorization", "Bearer " + token(victim, signedIn));
        }
        Front front = new Front(victim, certificates.client(), known,
                HostileTarget.of("localhost:" + victim.address().getPort(), table, cookie::get), cookie);
        front.rest("POST", "/machines",
                "{\"name\":\"m\",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"definition\":"
                        + Json.write(TextNode.valueOf(MACHINE)) + "}");
        front.rest("POST", "/executions",
                "{\"name\":\"e\",\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:m\"}");
        front.rest("POST", "/activities", "{\"name\":\"a\"}");
        return front;
    }

    /** With which the test itself calls: a session could be ended by what is sent. */
    private String token(Victim victim, String cookie) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(certificates.client()).build()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(victim.address()
                    + "/api/v1/access/tokens")).header("Content-Type", "application/json").header("Cookie", cookie)
                    .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString(
                            "{\"name\":\"test\",\"grants\":[\"admin\"]}"))
                    .build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return Json.read(answer.body()).path("secret").asText(Json.read(answer.body()).path("token").asText());
        }
    }

    private void attack(List<Front> fronts, long seed, int count) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        Front front = fronts.get(n % 8 == 0 ? 1 : 0);
                        if (n % 800 == 0) {
                            keep(fronts);
                        }
                        send(front, seed * 1_000_000 + n);
                    }
                });
            }
        }
    }

    /** Signs in again, and takes back a drain, so that most of a server is still reached after thousands. */
    private void keep(List<Front> fronts) {
        try {
            fronts.get(1).cookie().set(session(fronts.get(1).victim()));
            restore(fronts);
        } catch (Exception | AssertionError e) {
            // somebody failed to sign in so often that all have to wait: the next time
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
            answer = answer(socket);
        } catch (SocketTimeoutException e) {
            wrong.add("seed " + seed + " hangs: " + beginning(bytes));
        } catch (IOException e) {
            // the connection was cut, which is an answer
        }
        Matcher status = STATUS.matcher(answer);
        while (status.find()) {
            int code = Integer.parseInt(status.group(1));
            statuses.computeIfAbsent(code, any -> new AtomicLong()).incrementAndGet();
            if (code >= 500 && !(code == NOT_READY && beginning(bytes).contains(" /readyz"))) {
                wrong.add("seed " + seed + " gets " + code + ": " + beginning(bytes));
            }
        }
    }

    /** All of it; of a stream, which goes on for as long as somebody reads, the beginning. */
    private static String answer(Socket socket) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[16_384];
        int length = 0;
        while (length >= 0 && !all.toString(StandardCharsets.ISO_8859_1).contains(STREAM)) {
            all.write(piece, 0, length);
            // by the clock, so that an answer that trickles without end hangs as well
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException("still not at its end");
            }
            socket.setSoTimeout((int) left);
            length = socket.getInputStream().read(piece);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(600, bytes.length), StandardCharsets.ISO_8859_1);
    }

    private static String errors(Victim victim) {
        try {
            return victim.log().lines().filter(line -> line.contains("ERROR") || line.startsWith("\tat ")).limit(60)
                    .collect(Collectors.joining("\n", "\n", "\n"));
        } catch (IOException e) {
            return "no log";
        }
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

    /** Takes back what was done by those of the requests that were right, such as a pause of everything. */
    private static void restore(List<Front> fronts) throws Exception {
        for (Front front : fronts) {
            front.undo("/holds/everything");
            front.undo("/drain");
            for (JsonNode limit : front.rest("GET", "/limits", "").path("limits")) {
                front.undo("/limits/" + URLEncoder.encode(limit.path("name").asText(), StandardCharsets.UTF_8));
            }
            for (JsonNode policy : front.rest("GET", "/retention", "").path("policies")) {
                front.undo("/retention/policies/"
                        + URLEncoder.encode(policy.path("scope").asText(), StandardCharsets.UTF_8));
            }
        }
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
