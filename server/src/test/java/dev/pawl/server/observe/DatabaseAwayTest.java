package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.assembly.Installed;
import dev.pawl.store.jooq.JooqStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
}
