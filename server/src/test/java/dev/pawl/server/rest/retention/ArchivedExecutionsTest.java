package dev.pawl.server.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.archive.Archived;
import dev.pawl.archive.BucketFiles;
import dev.pawl.archive.FolderFiles;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.RedriveStatus;
import dev.pawl.history.Failure;
import dev.pawl.items.folder.FolderBuckets;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.Executions.HistoryRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was removed and archived can be looked at as before, and nothing else can be done with it. */
class ArchivedExecutionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsArchivedIsShownAsItWas(boolean bucket) throws IOException {
        Files.createDirectories(folder.resolve("root/keep"));
        String configuration = """
                {"retention":{"maxAge":"PT0.1S","archive":true,"grace":"PT0.1S","interval":"PT1H"},
                 "archive":%s}""".formatted(bucket
                ? "{\"bucket\":\"keep\",\"prefix\":\"old/\"}"
                : "{\"folder\":\"" + folder.resolve("archive") + "\"}");
        try (Installed server = new Installed(folder.resolve("pawl.db"), configuration,
                Map.of("PAWL_BUCKETS", folder.resolve("root").toString()));
                RestClient client = new RestClient(server.port())) {
            String machine = server.machine("orders", "STANDARD",
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
            String arn = server.engine().executions()
                    .start(new Start(machine, Optional.of("o-1"), Optional.of("{\"n\":1}"), Optional.empty()))
                    .toCompletableFuture().join().executionArn();
            server.ended(arn);
            String at = "/executions/" + RestClient.encoded(arn);
            JsonNode events = client.get(at + "/history").path("events");
            JsonNode definition = client.get(at + "/definition").path("definition");

            gone(server, client, arn);

            JsonNode shown = client.get(at);
            assertThat(shown.path("archived").asBoolean()).isTrue();
            assertThat(shown.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(shown.path("redriveStatus").asText()).isEqualTo(RedriveStatus.Kind.NOT_REDRIVABLE.name());
            assertThat(client.get(at + "/history").path("events")).isEqualTo(events);
            assertThat(client.get(at + "/definition").path("definition")).isEqualTo(definition);
            var executions = server.engine().executions();
            assertThat(executions.history(arn, new HistoryRange(Long.MAX_VALUE, 1, true))).singleElement()
                    .satisfies(last -> assertThat(last.id()).isEqualTo(events.size()));
            assertThatThrownBy(() -> executions.describe(arn)).isInstanceOf(EngineException.class);
            assertThat(executions.stop(arn, Failure.UNNAMED).toCompletableFuture()).isCompletedExceptionally();
            assertThat(client.refused("POST", at + "/redrive")).isNotEmpty();
            Archived archived = new Archived(bucket
                    ? new BucketFiles(new FolderBuckets(folder.resolve("root")), "keep", "old/")
                    : new FolderFiles(folder.resolve("archive")));
            assertThat(archived.verify(archived.files().getFirst())).isEqualTo(1);
        }
    }

    /** The server is asked until it has swept what is old enough. */
    private static void gone(Installed server, RestClient client, String arn) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && server.engine().store().executions().find(arn).isPresent()) {
            assertThat(client.ok("POST", "/retention/run").path("began").asText()).isNotEmpty();
        }
        assertThat(server.engine().store().executions().find(arn)).isEmpty();
    }
}
