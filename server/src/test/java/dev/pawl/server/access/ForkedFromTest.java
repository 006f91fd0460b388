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

    private static String path(String arn) {
        return "/executions/" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }
}
