package dev.pawl.server.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionRoutesTest {
    private static final String CONFIGURATION = """
            {"retention":{"keep":{"failed":"P90D"},"grace":"PT0.1S","interval":"PT0.1S","maxSize":"1GiB",
              "machines":{"audit":{"keep":"forever"}},"express":{"maxAge":"P1D"}}}""";

    @TempDir
    private Path folder;
    private Installed server;
    private RestClient client;

    @BeforeEach
    void open() {
        server = new Installed(folder.resolve("pawl.db"), CONFIGURATION, Map.of());
        client = new RestClient(server.port());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private String ended(String machine, String name) {
        String arn = server.engine().executions()
                .start(new Start(machine, Optional.of(name), Optional.of("{}"), Optional.empty())).toCompletableFuture()
                .join().executionArn();
        server.ended(arn);
        return arn;
    }

    private void awaitGone(String arn) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && server.engine().store().executions().find(arn).isPresent()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(server.engine().store().executions().find(arn)).isEmpty();
    }

    @Test
    void aPolicyThatIsStoredHasExecutionsRemovedAndHoldsKeepThem() {
        String machine = server.machine("orders", "STANDARD",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        String goes = ended(machine, "goes");
        String stays = ended(machine, "stays");
        assertThat(client.ok("PUT", "/retention/holds/" + RestClient.encoded(stays), "reason", "case 7")
                .path("reason").asText()).isEqualTo("case 7");
        assertThat(client.get("/retention").path("policies").path(0).path("policy").path("keep").path("failed")
                .asText()).isEqualTo("PT2160H");

        client.ok("PUT", "/retention/policies/orders", "maxAge", "PT0.2S");

        awaitGone(goes);
        assertThat(server.engine().store().executions().find(stays)).isPresent();
        assertThat(client.get("/retention/holds").path("holds").path(0).path("executionArn").asText())
                .isEqualTo(stays);
        client.ok("DELETE", "/retention/holds/" + RestClient.encoded(stays));
        awaitGone(stays);
        JsonNode shown = client.get("/retention");
        assertThat(shown.path("done").path("removed").asLong()).isPositive();
        assertThat(shown.path("size").path("files").asLong()).isPositive();
        client.ok("DELETE", "/retention/policies/orders");
    }

    @Test
    void aPreviewCountsAndRemovesNothing() {
        String machine = server.machine("audit", "STANDARD",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        String arn = ended(machine, "kept");
        JsonNode preview = client.ok("POST", "/retention/preview");
        assertThat(preview.path("executions").asLong()).isZero();
        assertThat(server.engine().store().executions().find(arn)).isPresent();
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThat(client.refused("PUT", "/retention/policies/orders", "maxAge", "soon")).isNotEmpty();
        assertThat(client.refused("PUT", "/retention/policies/orders", "maxAges", "P1D")).isNotEmpty();
        assertThat(client.refused("DELETE", "/retention/policies/nobody")).isNotEmpty();
        assertThat(client.refused("PUT", "/retention/holds/nonsense")).isNotEmpty();
        assertThat(client.refused("DELETE", "/retention/holds/nonsense")).isNotEmpty();
        assertThat(client.refused("GET", "/retention/holds?after=x")).isNotEmpty();
    }
}
