package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.assembly.Installed;
import dev.pawl.store.jooq.JooqStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A database that goes away under a server. */
class DatabaseAwayTest {
    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            return Assumptions.abort("Skipped: PostgreSQL does not start on this machine: " + e);
        }
    }

    /** What was under way when it broke may fail in another way; what comes then is told to come again. */
    private static HttpResponse<String> until(int status, String url) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        HttpResponse<String> answer = Seen.get(url);
        while (answer.statusCode() != status && System.nanoTime() < deadline) {
            answer = Seen.get(url);
        }
        return answer;
    }

    @Test
    void callersAreToldToComeAgainAndProbesThatItIsNotReady() throws IOException {
        EmbeddedPostgres database = postgres();
        try (Installed server = new Installed(
                JooqStore.postgres(database.getJdbcUrl("postgres", "postgres"), "postgres",
                        "postgres", Clock.systemUTC()),
                "", Map.of())) {
            assertThat(Seen.get(server.url() + "/api/v1/machines").statusCode()).isEqualTo(200);
            database.close();

            HttpResponse<String> answer = until(503, server.url() + "/api/v1/machines");
            assertThat(answer.body()).contains("ServiceUnavailable", "Try again");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(until(503, server.url() + "/readyz").body()).contains("not ready", "store");
            assertThat(Seen.get(server.url() + "/healthz").statusCode()).isEqualTo(200);
        } finally {
            database.close();
        }
    }

    /**
     * Readers that wait for a lock keep both connections; who comes then is told so, and it is over with the
     * lock.
     */
    @Test
    void whoFindsNoConnectionIsToldToComeAgain() throws Exception {
        EmbeddedPostgres database = postgres();
        try (Installed server = new Installed(
                JooqStore.postgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 2,
                        Clock.systemUTC()),
                "", Map.of());
                Connection other = database.getPostgresDatabase().getConnection();
                Statement statement = other.createStatement()) {
            assertThat(Seen.get(server.url() + "/api/v1/machines").statusCode()).isEqualTo(200);
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE machine IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            CompletableFuture<HttpResponse<String>> refused = new CompletableFuture<>();
            for (int i = 0; i < 4; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> Seen.get(server.url() + "/api/v1/machines"),
                        task -> Thread.ofVirtual().start(task)));
                CompletableFuture<Void> unused = asked.getLast().thenAccept(refused::complete);
            }

            HttpResponse<String> answer = refused.get(2, TimeUnit.MINUTES);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(Seen.get(server.url() + "/healthz").statusCode()).isEqualTo(200);
            other.rollback();
            assertThat(until(200, server.url() + "/api/v1/machines").statusCode()).isEqualTo(200);
            for (CompletableFuture<HttpResponse<String>> one : asked) {
                assertThat(one.get(2, TimeUnit.MINUTES).statusCode()).isIn(200, 503);
            }
        } finally {
            database.close();
        }
    }
}
