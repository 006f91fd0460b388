package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.server.assembly.Installed;
import dev.pawl.store.Credentials.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an execution is a fork of is told to those alone who may see it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ForkedFromTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,"
            + "\"End\":true}}}";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    @TempDir
    private Path folder;

    @Test
    void theOriginalOfAnotherMachineIsNotNamed() {
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
                Callings callings = new Callings(installed.url())) {
            Callings.made(installed, Kind.KEY, "root", "admin");
            String root = Callings.token(installed, "root2", "admin");
            String some = Callings.token(installed, "some", "viewer:in-*");
            installed.machine("in-a", "STANDARD", PASS);
            installed.machine("out-a", "STANDARD", PASS);
            String original = installed.engine().executions().start(Start.of(ARN + "out-a", "{}"))
                    .toCompletableFuture().join().executionArn();
            installed.ended(original);
            JsonNode forked = callings.rest(root, "POST", path(original) + "/forks",
                    "{\"to\":\"" + ARN + "in-a\"}").body();
            String fork = path(forked.path("executionArn").asText());
            assertThat(callings.rest(root, "GET", fork, "").body().path("forkedFrom").path("executionArn").asText())
                    .as(forked.toString()).isEqualTo(original);
            JsonNode seen = callings.rest(some, "GET", fork, "").body();
            assertThat(seen.path("status").asText()).as(seen.toString()).isNotEmpty();
            assertThat(seen.toString()).doesNotContain("out-a");
        }
    }

    @Test
    void whatAMigrationWouldMeetInAnotherMachineIsNotTold() {
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
                Callings callings = new Callings(installed.url())) {
            Callings.made(installed, Kind.KEY, "root", "admin");
            String root = Callings.token(installed, "root2", "admin");
            String some = Callings.token(installed, "some", "viewer:in-*", "operator:in-*");
            installed.machine("in-a", "STANDARD", WAIT);
            installed.machine("out-a", "STANDARD", WAIT.replace("\"W\"", "\"Hidden\""));
            String migration = path(installed.engine().executions().start(Start.of(ARN + "in-a", "{}"))
                    .toCompletableFuture().join().executionArn()) + "/migration";
            String there = "?to=" + URLEncoder.encode(ARN + "out-a", StandardCharsets.UTF_8);
            assertThat(callings.rest(root, "GET", migration + there, "").status()).isEqualTo(200);
            assertThat(callings.rest(some, "GET", migration, "").status()).isEqualTo(200);
            Callings.Answer refused = callings.rest(some, "GET", migration + there, "");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().toString()).doesNotContain("Hidden");
            assertThat(callings.rest(some, "GET", migration + there.replace("out-a", "none"), "").status())
                    .as("whether there is one is not told").isEqualTo(403);
            assertThat(callings.rest(some, "POST", migration, "{\"to\":\"" + ARN + "out-a\"}").status())
                    .isEqualTo(403);
        }
    }

    private static String path(String arn) {
        return "/executions/" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }
}
