package dev.pawl.server.rest.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells about its store, and the backups that people make, verify and delete there. */
class StoreRoutesTest {
    @TempDir
    private Path folder = Path.of("");

    private Installed server(String configuration) {
        return new Installed(folder.resolve("pawl.db"), configuration, Map.of());
    }

    private String to(Path place) {
        return "{\"backup\":{\"to\":\"" + place + "\",\"keep\":2,\"compress\":false}}";
    }

    private static void await(BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static JsonNode standing(RestClient client, int backups) {
        await(() -> {
            JsonNode now = client.get("/backups");
            return now.path("backups").size() == backups && !now.at("/state/running").asBoolean();
        });
        return client.get("/backups");
    }

    @Test
    void the_store_is_measured_with_what_is_outstanding_in_it() {
        try (Installed server = server(""); RestClient client = new RestClient(server.port())) {
            String machine = server.machine("orders", "STANDARD",
                    "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}");
            server.engine().executions()
                    .start(new Start(machine, Optional.of("o-1"), Optional.of("{}"), Optional.empty()))
                    .toCompletableFuture().join();

            await(() -> client.get("/store").at("/outstanding/timers").asLong() == 1);
            JsonNode quick = client.get("/store");
            assertThat(quick.path("kind").asText()).isEqualTo("SQLite");
            assertThat(quick.path("place").asText()).isEqualTo(folder.resolve("pawl.db").toString());
            assertThat(quick.path("format").asInt()).isEqualTo(14);
            assertThat(quick.at("/size/bytes").asLong()).isPositive();
            assertThat(quick.at("/executions/RUNNING").asLong()).isEqualTo(1);
            assertThat(quick.at("/outstanding/nextTimer").asText()).isNotEmpty();
            assertThat(quick.at("/tables/0").has("bytes")).isFalse();
            JsonNode sizes = client.get("/store?sizes=true");
            assertThat(sizes.path("tables").valueStream().filter(one -> one.path("name").asText().equals("execution"))
                    .toList()).singleElement().satisfies(one -> {
                        assertThat(one.path("rows").asLong()).isEqualTo(1);
                        assertThat(one.path("bytes").asLong()).isPositive();
                    });
        }
    }

    @Test
    void a_backup_is_made_verified_and_deleted() throws IOException {
        Path place = folder.resolve("backups");
        try (Installed server = server(to(place)); RestClient client = new RestClient(server.port())) {
            JsonNode none = client.get("/backups");
            assertThat(none.path("place").asText()).isEqualTo(place.toString());
            assertThat(none.path("backups")).isEmpty();
            assertThat(none.has("next")).as("made only when somebody asks").isFalse();

            assertThat(client.send("POST", "/backups", "").status()).isEqualTo(202);
            JsonNode made = standing(client, 1);
            String name = made.at("/backups/0/name").asText();
            assertThat(made.at("/state/succeededAt").asText()).isNotEmpty();
            assertThat(made.at("/backups/0/counts/executions").asInt()).isZero();

            assertThat(client.ok("POST", "/backups/" + name + "/verification").path("sound").asBoolean()).isTrue();
            Path stored = place.resolve(made.at("/backups/0/stored/file").asText());
            byte[] bytes = Files.readAllBytes(stored);
            bytes[bytes.length / 2] ^= 1;
            Files.write(stored, bytes);
            JsonNode damaged = client.ok("POST", "/backups/" + name + "/verification");
            assertThat(damaged.path("sound").asBoolean()).isFalse();
            assertThat(damaged.path("detail").asText()).contains(stored.getFileName().toString(), "damaged");

            assertThat(client.send("DELETE", "/backups/" + name, "").status()).isEqualTo(204);
            assertThat(client.refused("DELETE", "/backups/" + name)).isEqualTo("404 BackupDoesNotExist");
            assertThat(client.refused("POST", "/backups/..%2F..%2Fpawl.db/verification")).startsWith("40");
            assertThat(folder.resolve("pawl.db")).exists();
        }
    }

    @Test
    void only_so_many_stay_and_the_last_one_is_a_whole_store() {
        Path place = folder.resolve("backups");
        try (Installed server = server(to(place)); RestClient client = new RestClient(server.port())) {
            for (int i = 1; i <= 3; i++) {
                client.ok("POST", "/backups");
                standing(client, Math.min(i, 2));
                await(() -> !client.get("/backups").at("/state/running").asBoolean());
            }
            JsonNode there = client.get("/backups").path("backups");
            assertThat(there).hasSize(2);
            Path newest = place.resolve(there.at("/0/stored/file").asText());
            assertThat(StoreCheck.run(new SqliteFile(newest), StoreCheck.Options.everything()).whole()).isTrue();
        }
    }

    @Test
    void a_manifest_that_is_damaged_is_told_and_hides_no_other() throws IOException {
        Path place = Files.createDirectories(folder.resolve("backups"));
        Files.write(place.resolve("pawl-20200101T030000Z.json"), new byte[]{0, 1, 2});
        try (Installed server = server(to(place)); RestClient client = new RestClient(server.port())) {
            client.ok("POST", "/backups");
            JsonNode told = standing(client, 1);
            assertThat(told.at("/unreadable/0/name").asText()).isEqualTo("pawl-20200101T030000Z");
            assertThat(told.at("/unreadable/0/detail").asText()).contains("pawl-20200101T030000Z.json");
        }
    }

    @Test
    void where_nothing_can_be_kept_everybody_is_told_so() throws IOException {
        try (Installed server = server(""); RestClient client = new RestClient(server.port())) {
            assertThat(client.get("/backups").path("backups")).isEmpty();
            assertThat(client.refused("POST", "/backups")).isEqualTo("409 NoPlaceForBackups");
            assertThat(client.refused("DELETE", "/backups/pawl-x")).isEqualTo("409 NoPlaceForBackups");
        }
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        try (Installed server = server(to(taken.resolve("backups")));
                RestClient client = new RestClient(server.port())) {
            assertThat(client.send("POST", "/backups", "").status()).isEqualTo(202);
            await(() -> client.get("/backups").at("/state/failedAt").isTextual());
            JsonNode told = client.get("/backups");
            assertThat(told.at("/state/failure").asText()).contains("Expected to make a backup in " + taken);
            assertThat(told.at("/state/running").asBoolean()).isFalse();
            await(() -> client.get("/health").toString().contains("The last backup could not be made"));
        }
    }
}
