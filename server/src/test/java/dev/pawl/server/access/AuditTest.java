package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.access.Callings.Answer;
import dev.pawl.server.assembly.Installed;
import dev.pawl.store.AuditLog.Note;
import dev.pawl.store.AuditVerification;
import dev.pawl.store.Credentials.Kind;
import dev.pawl.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;

    private static JsonNode waitFor(Supplier<Answer> asked, int entries) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            JsonNode found = asked.get().body().path("entries");
            if (found.size() >= entries) {
                return found;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Expected " + entries + " entries, but got " + asked.get().body());
    }

    @Test
    void who_did_what_when_and_from_where_is_noted_without_payloads() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of());
                Callings callings = new Callings(server.url())) {
            String machine = server.machine("orders", "STANDARD", PASS);
            Callings.made(server, Kind.KEY, "root", "admin");
            String boss = Callings.token(server, "boss", "admin");
            String ci = Callings.token(server, "ci", "operator:orders");
            callings.wire(ci, "StartExecution", "{\"stateMachineArn\":\"" + machine
                    + "\",\"input\":\"{\\\"card\\\":\\\"hunter2\\\"}\"}");
            callings.wire(ci, "DeleteStateMachine", "{\"stateMachineArn\":\"" + machine + "\"}");
            callings.wire("nonsense", "ListStateMachines", "{}");
            callings.rest(boss, "DELETE", "/access/tokens/unknown", "");

            JsonNode start = waitFor(() -> callings.rest(boss, "GET", "/audit?operation=StartExecution", ""), 1).get(0);
            assertThat(start.path("actor").asText() + " " + start.path("by").asText() + " "
                    + start.path("outcome").asText() + " " + start.path("address").asText())
                    .isEqualTo("ci TOKEN ALLOWED 127.0.0.1");
            assertThat(start.path("resource").asText()).isEqualTo(machine);
            assertThat(start.path("result").asText()).contains(":execution:orders:");
            JsonNode denied = waitFor(() -> callings.rest(boss, "GET", "/audit?outcome=DENIED", ""), 2);
            assertThat(denied.findValuesAsText("error")).contains("AccessDeniedException",
                    "UnrecognizedClientException");
            JsonNode failed = callings.rest(boss, "GET", "/audit?outcome=FAILED&actor=boss", "").body();
            assertThat(failed.at("/entries/0/operation").asText()).isEqualTo("RevokeToken");
            assertThat(failed.at("/entries/0/resource").asText()).isEqualTo("access:unknown");
            String all = callings.rest(boss, "GET", "/audit", "").body().toString();
            assertThat(all).doesNotContain("hunter2").doesNotContain(ci).doesNotContain(boss);
            assertThat(callings.rest(boss, "GET", "/audit/verification", "").body().path("intact").asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "UPDATE audit_entry SET entry = replace(entry, 'root', 'eve') WHERE seq = 2 | changed",
            "DELETE FROM audit_entry WHERE seq = 2 | the next is 3",
            "DELETE FROM audit_entry WHERE seq = 3 | missing",
            "DELETE FROM audit_entry WHERE seq = 1 | the next is 2",
            "UPDATE audit_end SET seq = 1 WHERE name = 'anchor' | seal",
            "UPDATE audit_end SET seq = 2, hash = (SELECT hash FROM audit_entry WHERE seq = 2) WHERE name = 'head' | seal"})
    void what_was_changed_or_taken_away_is_found(String tampering, String found) throws SQLException {
        Path file = folder.resolve("pawl.db");
        try (Installed server = new Installed(file, "", Map.of())) {
            Store store = server.engine().store();
            for (int i = 0; i < 3; i++) {
                store.audit().append(List.of(new Note(
                        Instant.now(), "root", "StopExecution", "*", "ALLOWED", Map.of())));
            }
            AuditVerification verification = new AuditVerification(store.audit(), store.secret());
            assertThat(verification.run(Optional.empty()).broken()).isEmpty();
            assertThat(verification.run(Optional.of("gone")).broken()).isPresent();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute(tampering);
            }
            assertThat(verification.run(Optional.empty()).broken().orElseThrow().text()).contains(found);
        }
    }

    @Test
    void the_beginning_may_be_cut_off_and_the_rest_still_holds() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            Store store = server.engine().store();
            for (int i = 0; i < 5; i++) {
                store.audit().append(List.of(new Note(
                        Instant.now(), "root", "StopExecution", "*", "ALLOWED", Map.of())));
            }
            assertThat(store.audit().trim(3, 10)).isEqualTo(3);
            AuditVerification.Result result = new AuditVerification(store.audit(), store.secret())
                    .run(Optional.empty());
            assertThat(result.broken()).isEmpty();
            assertThat(result.from()).isEqualTo(4);
            assertThat(result.entries()).isEqualTo(2);
        }
    }
}
