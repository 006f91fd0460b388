package dev.pawl.examples.nested;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine, with the example's functions. */
class NightOrdersTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFileIsWhatJavaSays() {
        assertThat(DefinitionFile.json(NightOrders.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
    }

    @Test
    void everyProblemOfEveryLineIsCollected() {
        try (ExampleEngine engine = ExampleEngine.in(folder)) {
            Ended ended = engine.run(WORKFLOW, DefinitionFile.text(Path.of("input.json")));
            assertThat(ended.cause()).isEmpty();
            assertThat(ended.output().path("accepted")).isEqualTo(Json.read("[\"W-881\"]"));
            JsonNode problems = ended.output().path("toBeCleared");
            assertThat(problems.findValuesAsText("order")).containsExactly("W-882", "W-883");
            assertThat(problems.findValuesAsText("error")).containsExactlyInAnyOrder("OutOfStock", "WrongPrice",
                    "UnknownArticle", "WrongPrice");
            assertThat(problems.findValuesAsText("cause")).contains("There are 120 of tea-oolong");
        }
    }
}
