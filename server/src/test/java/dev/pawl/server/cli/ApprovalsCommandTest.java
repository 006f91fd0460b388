package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.server.rest.approval.AskingServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsCommandTest {
    @TempDir
    private Path folder;

    private static Invocation pawl(AskingServer server, String user, String... words) {
        List<String> all = new ArrayList<>(List.of("approvals"));
        all.addAll(List.of(words));
        all.addAll(List.of("--endpoint", server.url()));
        if (!user.isEmpty()) {
            all.addAll(List.of("--as", user));
        }
        return Invocation.of(all.toArray(String[]::new));
    }

    @Test
    void aRequestFromItsAskingToItsEnd() {
        try (AskingServer server = new AskingServer(folder.resolve("pawl.db"))) {
            String execution = server.ask("""
                    {"Title":"Pay","Approvers":{"Groups":["finance"]},"Requester":"erin","Due":"2100-01-01T00:00:00Z",
                     "Form":{"required":["account"]}}""");
            String id = server.id();
            assertThat(pawl(server, "alice", "list").out()).isEqualTo(id
                    + "  WAITING    Pay  (0 of 1)  waits for alice, bob  due 2100-01-01T00:00:00Z"
                    + System.lineSeparator());
            assertThat(pawl(server, "carol", "list").out()).startsWith("Nothing waits.");
            assertThat(pawl(server, "", "list", "--for", "bob", "--json").out()).contains(id);
            assertThat(pawl(server, "", "list").err()).contains("--as USER");

            assertThat(pawl(server, "alice", "claim", id).exitCode()).isZero();
            assertThat(pawl(server, "bob", "approve", id).err()).contains("but alice has");
            assertThat(pawl(server, "alice", "release", id).exitCode()).isZero();
            assertThat(pawl(server, "bob", "ask", id, "What for?").exitCode()).isZero();
            assertThat(pawl(server, "erin", "answer", id, "Travel").exitCode()).isZero();
            assertThat(pawl(server, "bob", "delegate", id, "carol", "--comment", "away").exitCode()).isZero();
            assertThat(pawl(server, "carol", "comment", id, "I see").exitCode()).isZero();
            assertThat(pawl(server, "carol", "approve", id).err()).contains("account");
            assertThat(pawl(server, "carol", "approve", id, "--comment", "ok", "--answers", "{\"account\":1}").out())
                    .startsWith(id + "  APPROVED");
            assertThat(server.installed().ended(execution).output().orElseThrow().text()).contains("\"account\":1");
            assertThat(pawl(server, "", "list", "--status", "approved").out()).contains(id);
            assertThat(Json.read(pawl(server, "", "show", id).out()).at("/votes/0/way").asText()).isEqualTo("CLI");

            assertThat(pawl(server, "", "audit", id).out()).contains("requested", "voted", "carol (CLI)");
            Invocation verified = pawl(server, "", "audit", "--verify");
            assertThat(verified.out()).contains("entries, all as they were written. Head: ");
            assertThat(verified.exitCode()).isZero();
            Invocation broken = pawl(server, "", "audit", "--verify", "--contains", "abc");
            assertThat(broken.out()).startsWith("BROKEN at entry 0: ");
            assertThat(broken.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aRejectionEndsTheExecutionWithItsReason() {
        try (AskingServer server = new AskingServer(folder.resolve("pawl.db"))) {
            String execution = server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
            assertThat(pawl(server, "alice", "reject", server.id(), "--reason", "too dear").exitCode()).isZero();
            var failure = server.installed().ended(execution).failure();
            assertThat(failure.error()).contains("Approval.Rejected");
            assertThat(Json.read(failure.cause().orElseThrow()).path("Reason").asText()).isEqualTo("too dear");
        }
    }
}
