package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import dev.pawl.store.AuditLog.Entry;
import dev.pawl.store.AuditLog.Filter;
import dev.pawl.store.AuditLog.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody with a key starts is in the audit log under the name of what does. */
class StartsByThemselvesTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String CONFIGURATION = """
            {"secrets": {"hook": {"env": "HOOK"}},
             "webhooks": {"orders": {"machine": "m", "signature": {"type": "bearer", "token": "{{secret:hook}}"}}},
             "schedules": {"nightly": {"machine": "m", "expression": "rate(30 days)"}}}""";

    @TempDir
    private Path folder;

    private static JsonNode noted(Installed server, Predicate<JsonNode> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            List<Entry> all = server.engine().store().audit().entries(Filter.ALL,
                    new Page(Optional.empty(), 100, true));
            Optional<JsonNode> found = all.stream().map(entry -> Json.read(entry.text())).filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Expected a note, but it is missing");
    }

    private static int call(Installed server, String path, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void webhooks_and_schedules_are_named() throws Exception {
        try (Installed server = new Installed(folder.resolve("pawl.db"), CONFIGURATION, Map.of("HOOK", "a-secret"))) {
            String machine = server.machine("m", "STANDARD", PASS);
            assertThat(call(server, "/hooks/orders", "a-secret")).isEqualTo(202);
            JsonNode hook = noted(server, one -> one.path("by").asText().equals("WEBHOOK"));
            assertThat(hook.path("actor").asText() + " " + hook.path("operation").asText() + " "
                    + hook.path("outcome").asText()).isEqualTo("webhook:orders StartExecution ALLOWED");
            assertThat(hook.path("resource").asText()).isEqualTo(machine);
            assertThat(hook.path("result").asText()).contains(":execution:m:");
            assertThat(call(server, "/hooks/orders", "a-guess")).isEqualTo(401);
            assertThat(noted(server, one -> one.path("outcome").asText().equals("DENIED")).path("operation").asText())
                    .isEqualTo("webhook:orders");
            assertThat(call(server, "/api/v1/schedules/nightly/run", "")).isEqualTo(202);
            JsonNode schedule = noted(server, one -> one.path("by").asText().equals("SCHEDULE"));
            assertThat(schedule.path("actor").asText()).isEqualTo("schedule:nightly");
            assertThat(schedule.path("result").asText()).contains(":execution:m:nightly-");
        }
    }
}
