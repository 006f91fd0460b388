package dev.pawl.examples.large;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine, with buckets that are folders. */
class BankDayTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeBuckets() throws IOException {
        Files.createDirectories(folder.resolve("buckets").resolve("bank"));
        Files.createDirectories(folder.resolve("buckets").resolve("checked"));
    }

    @Test
    void theFileIsWhatJavaSays() {
        assertThat(DefinitionFile.json(BankDay.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
    }

    @Test
    void aDamagedBlockIsToleratedAndEveryOtherTransferIsChecked() throws IOException {
        Ended ended = day(30_000);
        assertThat(ended.status()).as(ended.cause().orElse("")).isEqualTo("SUCCEEDED");
        JsonNode files = Json.read(Files.readString(checked(ended.output().path("report").asText())))
                .path("ResultFiles");
        List<JsonNode> succeeded = lines(files.path("SUCCEEDED").path(0).path("Key").asText());
        assertThat(succeeded).hasSize(59);
        assertThat(succeeded.stream().mapToInt(batch -> batch.path("accepted").asInt() + batch.path("rejected").size())
                .sum()).isEqualTo(29_500);
        assertThat(lines(files.path("FAILED").path(0).path("Key").asText())).singleElement()
                .satisfies(failed -> assertThat(failed.path("Error").asText()).isEqualTo("Unreadable"));
    }

    @Test
    void aFileThatIsMostlyDamagedIsNot() throws IOException {
        Ended ended = day(1_000);
        assertThat(ended.error()).contains("States.ExceedToleratedFailureThreshold");
    }

    private Ended day(int lines) throws IOException {
        Transfers.write(folder.resolve("buckets").resolve("bank").resolve("2026-03-01.csv"), lines);
        try (ExampleEngine engine = ExampleEngine.withBuckets(folder, folder.resolve("buckets"))) {
            return engine.run(WORKFLOW, DefinitionFile.text(Path.of("input.json")));
        }
    }

    private Path checked(String key) {
        return folder.resolve("buckets").resolve("checked").resolve(key);
    }

    private List<JsonNode> lines(String key) throws IOException {
        return Files.readAllLines(checked(key)).stream().map(Json::read).toList();
    }
}
