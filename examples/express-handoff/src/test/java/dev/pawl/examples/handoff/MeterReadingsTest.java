package dev.pawl.examples.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine. */
class MeterReadingsTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");
    private static final Path READING = Path.of("reading.asl.json");
    private static final Path INSPECTION = Path.of("inspection.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFilesAreWhatJavaSays() {
        assertThat(DefinitionFile.json(MeterReadings.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
        assertThat(DefinitionFile.json(MeterReadings.READING_MACHINE.build())).isEqualTo(DefinitionFile.json(READING));
        assertThat(DefinitionFile.json(MeterReadings.INSPECTION.build())).isEqualTo(DefinitionFile.json(INSPECTION));
    }

    @Test
    void aReadingThatComesTwiceIsInspectedOnce() {
        try (ExampleEngine engine = ExampleEngine.in(folder)) {
            String inspection = engine.deploy("inspection", INSPECTION);
            engine.deployExpress("reading", READING);
            Ended ended = engine.run(engine.deploy("day", WORKFLOW), DefinitionFile.text(Path.of("input.json")));
            assertThat(ended.output()).isEqualTo(Json.read("""
                    {"used": 33.5, "inspections": ["M-104-2026-03-01"],
                     "notWeighed": [{"meter": "M-103", "error": "Unreadable"}]}"""));
            Ended inspected = engine.await(inspection.replace(":stateMachine:", ":execution:") + ":M-104-2026-03-01");
            assertThat(inspected.output().path("replaced").asBoolean()).isTrue();
        }
    }
}
