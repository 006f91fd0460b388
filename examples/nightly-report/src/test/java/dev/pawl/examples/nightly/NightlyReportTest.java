package dev.pawl.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachineAliases.NewAlias;
import dev.pawl.engine.StateMachineAliases.Route;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.items.ItemSources;
import dev.pawl.json.Json;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyReportTest {
    @TempDir
    private Path folder;

    private Path sales() {
        return folder.resolve("buckets").resolve("sales");
    }

    @BeforeEach
    void copyBuckets() throws IOException {
        Files.createDirectories(sales());
        Files.createDirectories(folder.resolve("buckets").resolve("reports"));
        for (String day : List.of("2026-03-01.csv", "2026-03-02.csv")) {
            Files.copy(Path.of("buckets", "sales", day), sales().resolve(day));
        }
    }

    @Test
    void aDayIsReportedAndALateFileIsWaitedFor() throws IOException {
        Settings settings = new Settings("123456789012", "us-east-1",
                name -> name.equals("PAWL_BUCKETS")
                        ? Optional.of(folder.resolve("buckets").toString())
                        : Optional.empty());
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
                Engine engine = Engine.builder().store(store)
                        .items(ItemSources.load(settings, NightlyReportTest.class.getClassLoader())).start()) {
            String alias = alias(engine);
            ExecutionRecord first = ended(engine, start(engine, alias, Files.readString(Path.of("input.json"))));
            assertThat(first.failure().cause()).isEmpty();
            assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(report(first)).hasSize(5);
            assertThat(report(first).findValuesAsText("total")).containsExactlyInAnyOrder("99.8", "120", "49.9", "310",
                    "480");

            String late = start(engine, alias, "{\"day\":\"2026-03-03\"}");
            assertThat(ended(engine, late).failure().error()).contains("States.ItemReaderFailed");
            Files.copy(sales().resolve("2026-03-02.csv"), sales().resolve("2026-03-03.csv"));
            engine.executions().redrive(late, Optional.empty()).toCompletableFuture().join();
            ExecutionRecord redriven = ended(engine, late);
            assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(redriven.redriveCount()).isEqualTo(1);
            assertThat(report(redriven)).hasSize(2);
        }
    }

    private static String alias(Engine engine) throws IOException {
        MachineRecord.Settings settings = new MachineRecord.Settings(Files.readString(Path.of("workflow.asl.json")),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        String machine = engine.machines().create(new NewStateMachine("nightly-report",
                MachineRecord.MachineType.STANDARD, settings, Map.of())).arn();
        String version = engine.machines().publish(machine, Optional.empty(), "first").arn();
        return engine.aliases().create(new NewAlias("nightly", "", List.of(new Route(version, 100)))).arn();
    }

    private static String start(Engine engine, String alias, String input) {
        return engine.executions().start(Start.of(alias, input)).toCompletableFuture().join().executionArn();
    }

    private static ExecutionRecord ended(Engine engine, String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status() != ExecutionStatus.RUNNING) {
                return record;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + execution);
    }

    /** What the report of an execution says. */
    private JsonNode report(ExecutionRecord execution) {
        JsonNode details = execution.output().orElseThrow().value().path("ResultWriterDetails");
        Path bucket = folder.resolve("buckets").resolve(details.path("Bucket").asText());
        try {
            JsonNode manifest = Json.read(Files.readString(bucket.resolve(details.path("Key").asText())));
            String file = manifest.path("ResultFiles").path("SUCCEEDED").path(0).path("Key").asText();
            return Json.read(Files.readString(bucket.resolve(file)));
        } catch (IOException e) {
            throw new AssertionError("Expected a report of " + execution, e);
        }
    }
}
