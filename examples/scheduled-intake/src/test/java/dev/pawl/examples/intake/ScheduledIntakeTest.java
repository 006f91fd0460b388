package dev.pawl.examples.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.arn.ArnScope;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.engine.Quotas;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Json;
import dev.pawl.schedule.Schedules;
import dev.pawl.secret.Secrets;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.InstallationSettings;
import dev.pawl.server.assembly.SchedulesPart;
import dev.pawl.server.assembly.ServerSettings;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledIntakeTest {
    private static final ArnScope HERE = ArnScope.of("us-east-1", "123456789012");

    @TempDir
    private Path folder;

    @Test
    void anOrderComesInOnceAndTheBooksAreClosed() throws Exception {
        Configuration configuration = Configuration.read(Path.of("pawl.json"));
        Secrets secrets = Secrets.of(configuration,
                name -> name.equals("SHOP_SECRET") ? Optional.of("open-sesame") : Optional.empty());
        Settings settings = new Settings(HERE.account(), HERE.region(), name -> Optional.empty(), configuration,
                secrets);
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
                Installation installation = Installation.start(new InstallationSettings(store, settings,
                        ScheduledIntakeTest.class.getClassLoader(), Quotas.STANDARD));
                ApiServer server = installation.serve(ServerSettings.loopback(0, HERE))) {
            create(installation);
            String order = Files.readString(Path.of("order.json"));
            HttpResponse<String> first = send(server.port(), order, signature(order));
            assertThat(first.statusCode()).isEqualTo(202);
            String arn = Json.read(first.body()).path("executionArn").asText();
            assertThat(output(installation, arn)).isEqualTo("{\"order\":\"A-2\",\"total\":8}");
            assertThat(send(server.port(), order, signature(order)).body()).isEqualTo(first.body());
            assertThat(send(server.port(), order, signature(order + " ")).statusCode()).isEqualTo(401);

            Schedules schedules = installation.parts(SchedulesPart.class).getFirst().schedules();
            String evening = schedules.run("evening");
            assertThat(output(installation, evening))
                    .isEqualTo("{\"closed\":\"" + Instant.now().toString().substring(0, 10)
                            + "\"}");
            assertThat(schedules.next(schedules.get("evening"), 5)).hasSize(5);
        }
    }

    private static void create(Installation installation) throws IOException {
        MachineRecord.Settings settings = new MachineRecord.Settings(Files.readString(Path.of("workflow.asl.json")),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        installation.engine().machines().create(new NewStateMachine("scheduled-intake",
                MachineRecord.MachineType.STANDARD, settings, Map.of()));
    }

    private static HttpResponse<String> send(int port, String body, String signature)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/orders"))
                    .header("Content-Type", "application/json").header("X-Shop-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String signature(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("open-sesame".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String output(Installation installation, String arn) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = installation.engine().executions().describe(arn);
            if (record.status().ended()) {
                return record.output().orElseThrow().text();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + arn);
    }
}
