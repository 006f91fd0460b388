package dev.pawl.examples.semaphore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.aws.call.AwsConnectorProvider;
import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.localservices.LocalService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine; the table is DynamoDB Local. */
class PriceImportTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");
    private static final Path RUSH = Path.of("rush.asl.json");
    private static final Path WITH_TABLE = Path.of("dynamodb.asl.json");
    private static final Path CRASHED = Path.of("src", "test", "resources", "crashed.asl.json");
    private static final Path SETUP = Path.of("setup.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFilesAreWhatJavaSays() {
        assertThat(DefinitionFile.json(PriceImport.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
        assertThat(DefinitionFile.json(PriceImport.RUSH.build())).isEqualTo(DefinitionFile.json(RUSH));
        assertThat(DefinitionFile.json(PriceImportWithTable.WORKFLOW.build()))
                .isEqualTo(DefinitionFile.json(WITH_TABLE));
        assertThat(DefinitionFile.json(PriceImportWithTable.SETUP.build())).isEqualTo(DefinitionFile.json(SETUP));
    }

    @Test
    void sixImportsShareTwoSeats() {
        Seats seats = new Seats();
        try (ExampleEngine engine = ExampleEngine.in(folder, seats, new ImportPrices())) {
            Ended ended = rush(engine, WORKFLOW);
            assertThat(ended.output().path("imports").findValuesAsText("prices")).hasSize(5);
            assertThat(ended.output().path("imports").findValuesAsText("error")).containsExactly("States.TaskFailed");
        }
        assertThat(seats.most()).isEqualTo(2);
        assertThat(seats.taken()).isZero();
    }

    @Test
    void sixImportsShareTwoSeatsOfATableThatStoppedExecutionsHold() {
        assumeTrue(LocalService.available(), "the build has not loaded DynamoDB Local");
        try (LocalService tables = LocalService.dynamoDb();
                ExampleEngine engine = ExampleEngine.withConnectors(folder,
                        List.of(new AwsConnectorProvider().create(ExampleEngine.settings(
                                Map.of("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString())))))) {
            assertThat(engine.run(SETUP, "{}").status()).isEqualTo("SUCCEEDED");
            assertThat(engine.run(CRASHED, "{}").status()).isEqualTo("SUCCEEDED");
            Ended ended = rush(engine, WITH_TABLE);
            assertThat(ended.output().path("imports").findValuesAsText("prices")).hasSize(5);
        }
    }

    private static Ended rush(ExampleEngine engine, Path workflow) {
        engine.deploy("semaphore", workflow);
        Ended ended = engine.run(engine.deploy("rush", RUSH), DefinitionFile.text(Path.of("rush.json")));
        assertThat(ended.cause()).isEmpty();
        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        return ended;
    }
}
