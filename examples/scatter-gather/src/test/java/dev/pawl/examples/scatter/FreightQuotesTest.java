package dev.pawl.examples.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine, with the example's functions. */
class FreightQuotesTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFileIsWhatJavaSays() {
        assertThat(DefinitionFile.json(FreightQuotes.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
    }

    @Test
    void theBestOfWhatCameInTimeIsTaken() {
        try (ExampleEngine engine = ExampleEngine.in(folder)) {
            Ended ended = engine.run(WORKFLOW, DefinitionFile.text(Path.of("input.json")));
            assertThat(ended.cause()).isEmpty();
            assertThat(ended.output().path("best")).isEqualTo(Json.read("{\"carrier\": \"Karavan\", \"euro\": 394.8}"));
            assertThat(ended.output().path("others").findValuesAsText("carrier")).containsExactly("Baltic Freight",
                    "Nordlast");
            assertThat(ended.output().path("silent").findValuesAsText("none")).containsExactlyInAnyOrder("NotDriving",
                    "States.Timeout");
            assertThat(ended.took()).isLessThan(Duration.ofSeconds(15));
        }
    }
}
