package dev.pawl.examples.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine, with the example's functions. */
class StatementsTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");
    private static final Path WITH_TOKEN = Path.of("with-token.asl.json");
    private static final Path PARTNER = Path.of("partner.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFilesAreWhatJavaSays() {
        assertThat(DefinitionFile.json(Statements.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
        assertThat(DefinitionFile.json(Statements.WITH_TOKEN.build())).isEqualTo(DefinitionFile.json(WITH_TOKEN));
        assertThat(DefinitionFile.json(Statements.PARTNER_SIDE.build())).isEqualTo(DefinitionFile.json(PARTNER));
    }

    @Test
    void asksUntilTheStatementsAreThere() {
        try (ExampleEngine engine = ExampleEngine.in(folder, new StatementService(2))) {
            Ended ended = engine.run(WORKFLOW, input());
            assertThat(ended.output().path("file").asText()).startsWith("statements/job-");
            assertThat(ended.states()).filteredOn("Is it done?"::equals).hasSize(2);
            assertThat(ended.took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
        }
    }

    @Test
    void isToldWhenTheStatementsAreThere() {
        try (ExampleEngine engine = ExampleEngine.in(folder)) {
            engine.deploy("partner", PARTNER);
            Ended ended = engine.run(engine.deploy("with-token", WITH_TOKEN), input());
            assertThat(ended.output().path("file").asText()).isEqualTo("statements/DE-4711-0815-2026-03.pdf");
            assertThat(ended.states()).containsExactly("Have it done", "Statements are there");
        }
    }

    private static String input() {
        return DefinitionFile.text(Path.of("input.json"));
    }
}
