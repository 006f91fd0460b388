package dev.pawl.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.config.Configuration;
import dev.pawl.engine.Executions;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.observe.Health;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.memory.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"Broken\","
            + "\"Cause\":\"the secret cause\"}}}";

    private static final String WAIT = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3000,"
            + "\"End\":true}}}";

    @TempDir
    private Path folder = Path.of("");

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private HttpServer room;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        room = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        room.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 200) {
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")));
                heard.add(Json.read(body));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        room.start();
    }

    @AfterEach
    void leave() {
        room.stop(0);
    }

    private Installed server(String rules) {
        return server(rules, "");
    }

    private Installed server(String rules, String more) {
        return new Installed(folder.resolve("pawl.db"), "{\"egress\":{\"plainHttp\":[\"127.0.0.1\"]},"
                + "\"notify\":{\"webhooks\":{\"room\":{\"url\":\"http://127.0.0.1:" + room.getAddress().getPort()
                + "/\",\"secret\":\"s3cret\"}}},\"alerts\":{\"lookEvery\":\"PT1S\",\"console\":\"https://pawl.example.com\",\"rules\":"
                + rules
                + "}" + more + "}", Map.of());
    }

    private static String run(Installed server, String machine) {
        String arn = start(server, machine);
        server.ended(arn);
        return arn;
    }

    private void await(int count) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (heard.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(heard).hasSizeGreaterThanOrEqualTo(count);
    }

    @Test
    void aFailureIsToldOnceInAPeriodSignedAndWithALinkAndNoData() {
        try (Installed server = server("{\"pay\":{\"machines\":[\"pay*\"],\"to\":[\"room\"],\"every\":\"PT1H\"}}")) {
            String failing = server.machine("payments", "STANDARD", FAIL);
            String first = run(server, failing);
            await(1);
            run(server, failing);
            run(server, server.machine("other", "STANDARD", FAIL));

            assertThat(heard.getFirst().path("kind").asText()).isEqualTo("ALERT");
            assertThat(heard.getFirst().path("summary").asText()).startsWith("[pay] payments ")
                    .contains("FAILED Broken");
            assertThat(heard.getFirst().path("request").path("executionArn").asText()).isEqualTo(first);
            assertThat(heard.getFirst().path("request").path("message").asText())
                    .contains("https://pawl.example.com/executions/arn");
            assertThat(heard.toString()).doesNotContain("secret cause");
            assertThat(signatures.getFirst()).startsWith("v1,");
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatRunsForTooLongIsToldWhileItRunsAndNotAgainWhenItEnds() {
        try (Installed server = server("{\"slow\":{\"machines\":[\"night*\"],\"on\":[],\"longerThan\":\"PT0.1S\","
                + "\"to\":[\"room\"],\"every\":\"PT0.001S\"}}")) {
            String slow = server.machine("nightly", "STANDARD", WAIT);
            String other = server.machine("daily", "STANDARD", WAIT);
            String late = start(server, slow);
            start(server, other);
            await(1);
            assertThat(heard.getFirst().path("summary").asText()).startsWith("[slow] nightly ")
                    .contains(": still RUNNING after ");
            assertThat(heard.getFirst().path("request").path("executionArn").asText()).isEqualTo(late);
            server.engine().executions().stop(late, Failure.UNNAMED).toCompletableFuture().join();
            run(server, server.machine("nightly-report", "STANDARD", WAIT.replace("3000", "1")));
            await(2);
            assertThat(heard.get(1).path("summary").asText()).startsWith("[slow] nightly-report ");
        }
    }

    private static String start(Installed server, String machine) {
        return server.engine().executions().start(Executions.Start.of(machine, "{}")).toCompletableFuture().join()
                .executionArn();
    }

    @Test
    void troubleOfTheServerIsToldAndThatItIsOver() {
        String low = ",\"protection\":{\"lowDisk\":\"8000TiB\"}";
        try (Installed server = server("{\"server\":{\"server\":true,\"to\":[\"room\"]}}", low)) {
            await(1);
            assertThat(heard.getFirst().path("summary").asText()).startsWith("[server] disk: ");
            server.engine().holding().drain("ops", Optional.empty());
            await(2);
            assertThat(heard.get(1).path("summary").asText()).startsWith("[server] drain: The server is being drained");
            server.engine().holding().endDrain();
            await(3);
            assertThat(heard.get(2).path("summary").asText()).isEqualTo("[server] drain is in order again");
        }
    }

    @Test
    void aBackupThatFailsIsTold() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "no folder");
        try (Installed server = server("{\"server\":{\"server\":true,\"to\":[\"room\"]}}",
                ",\"backup\":{\"to\":\"" + inTheWay.resolve("backups") + "\",\"every\":\"PT1H\"}");
                RestClient client = new RestClient(server.port())) {
            assertThat(client.send("POST", "/backups", "{}").status()).isLessThan(600);
            await(1);
        }
        assertThat(heard.getFirst().path("summary").asText())
                .startsWith("[server] backup: The last backup could not be made: ");
    }

    @Test
    void aNodeThatIsGoneIsToldOnceAndThatItIsBack() {
        List<Notification> told = new CopyOnWriteArrayList<>();
        Notifier mail = mail(notification -> {
            told.add(notification);
            return CompletableFuture.completedFuture(null);
        });
        Alerts alerts = ofTheServer(mail);
        Health.Finding gone = new Health.Finding("nodes", Optional.of("two is gone, and was not stopped"));
        alerts.look(List.of(gone));
        alerts.look(List.of(gone));
        alerts.look(List.of(new Health.Finding("nodes", Optional.empty())));
        assertThat(told).extracting(one -> one.request().title()).containsExactly(
                "[server] nodes: two is gone, and was not stopped", "[server] nodes is in order again");
        assertThat(told.getFirst().recipient().orElseThrow().email()).contains("ops@example.com");
    }

    private static Notifier mail(Function<Notification, CompletionStage<Void>> sending) {
        return new Notifier() {
            @Override
            public String channel() {
                return "email";
            }

            @Override
            public CompletionStage<Void> send(Notification notification) {
                return sending.apply(notification);
            }

            @Override
            public Audience audience() {
                return Audience.PERSON;
            }
        };
    }

    private static Alerts ofTheServer(Notifier mail) {
        return Alerts.read(Configuration.of(Json.read("{\"alerts\":{\"rules\":{\"server\":{\"server\":true,"
                + "\"to\":[\"email:ops@example.com\"]}}}}"), "pawl.json", Path.of("")), List.of(mail),
                new MemoryStore().tags(), InstantSource.system()).orElseThrow();
    }

    @Test
    void thatNobodyCanBeToldIsAWarningUntilSomebodyIs() {
        AtomicBoolean away = new AtomicBoolean(true);
        List<String> told = new CopyOnWriteArrayList<>();
        Notifier mail = mail(notification -> {
            if (away.get()) {
                return CompletableFuture.failedFuture(new IOException("nobody answers"));
            }
            told.add(notification.request().title());
            return CompletableFuture.completedFuture(null);
        });
        Alerts alerts = ofTheServer(mail);
        Health.Finding gone = new Health.Finding("nodes", Optional.of("two is gone"));
        alerts.look(List.of(gone));
        assertThat(alerts.trouble().orElseThrow()).contains("cannot be told", "nobody answers");
        away.set(false);
        alerts.look(List.of(gone, new Health.Finding("alerts", alerts.trouble())));
        assertThat(alerts.trouble()).isEmpty();
        assertThat(told).containsExactly("[server] nodes: two is gone");
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        status = 503;
        String rules = "{\"all\":{\"to\":[\"room\"]}}";
        try (Installed server = server(rules)) {
            run(server, server.machine("payments", "STANDARD", FAIL));
        }
        assertThat(heard).isEmpty();
        status = 200;
        try (Installed server = server(rules)) {
            assertThat(server.url()).isNotEmpty();
            await(1);
        }
        assertThat(heard.getFirst().path("summary").asText()).contains("payments");
    }

    @Test
    void aTestReachesTheReceiversOfEachRule() {
        try (Installed server = server("{\"one\":{\"to\":[\"room\"]},\"two\":{\"server\":true,\"to\":[\"room\"]}}");
                RestClient client = new RestClient(server.port())) {
            assertThat(client.ok("POST", "/alerts/test", "rule", "one").path("rules").path("one").asText())
                    .isEqualTo("told room");
            assertThat(heard).hasSize(1);
            assertThat(client.refused("POST", "/alerts/test", "rule", "none")).startsWith("404");
        }
    }

    @Test
    void aReceiverThatIsNotThereIsAMistakeOfTheConfiguration() {
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"attic\"]}}").close()).hasMessageContaining("attic");
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"email:a@example.com\"]}}").close())
                .hasMessageContaining("email:a@example.com");
        assertThatThrownBy(() -> server("{\"one\":{\"to\":[\"room\"],\"on\":[\"SAD\"]}}").close())
                .hasMessageContaining("/alerts/rules/one/on");
    }
}
