package dev.pawl.examples.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.Functions;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicesTest {
    @TempDir
    private Path folder;

    @Test
    void theBatchIsPricedCheckedAndPosted() throws Exception {
        ConnectorProvider.Settings nothing = new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.empty());
        FunctionConnector functions = FunctionConnector
                .create(Functions.declaredTo(InvoicesTest.class.getClassLoader()), nothing);
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
                Engine engine = Engine.builder().store(store).connectors(List.of(functions)).start()) {
            String arn = run(engine);

            ExecutionRecord ended = engine.executions().describe(arn);
            assertThat(ended.failure().cause()).isEmpty();
            assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            checkOutput(ended.output().orElseThrow().value());
            checkPath(engine.executions().history(arn, new HistoryRange(1, 1000, false)));
        }
    }

    private static String run(Engine engine) throws IOException, InterruptedException {
        MachineRecord.Settings settings = new MachineRecord.Settings(Files.readString(Path.of("workflow.asl.json")),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        String machine = engine.machines().create(
                new NewStateMachine("invoices", MachineRecord.MachineType.STANDARD, settings, Map.of())).arn();
        CountDownLatch over = new CountDownLatch(1);
        engine.events().subscribe((execution, events) -> {
            if (events.stream().anyMatch(InvoicesTest::isLast)) {
                over.countDown();
            }
        });
        String arn = engine.executions().start(Start.of(machine, Files.readString(Path.of("input.json"))))
                .toCompletableFuture().join().executionArn();
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        return arn;
    }

    private static boolean isLast(HistoryEvent event) {
        return event.event() instanceof Event.OfExecution && !(event.event() instanceof Event.ExecutionStarted);
    }

    private static void checkOutput(JsonNode output) {
        assertThat(output.path("totals").path("totalEuro").asDouble()).isEqualTo(26520.62);
        assertThat(output.path("totals").path("byCurrency").path("EUR"))
                .isEqualTo(Json.read("{\"net\": 16533, \"vat\": 2427.27, \"gross\": 18960.27}"));
        assertThat(output.path("totals").path("byVatRate").path("19 %").path("lines").asInt()).isEqualTo(4);
        assertThat(output.path("checks").path("duplicates"))
                .isEqualTo(Json.read("[{\"number\": \"2026-0316\", \"sameAs\": \"2026-0312\"}]"));
        assertThat(output.path("checks").path("beyondCredit").findValuesAsText("customer"))
                .containsExactly("Atelier Lumen SARL", "Harbor & Pine LLC");
        assertThat(output.path("setAside")).isEqualTo(Json.read("[\"2026-0316\"]"));
        assertThat(output.path("posted").findValuesAsText("entry")).containsExactly("JE-2026-0311", "JE-2026-0312",
                "JE-2026-0313", "JE-2026-0314", "JE-2026-0315");
    }

    private static void checkPath(List<HistoryEvent> history) {
        List<String> errors = history.stream().map(HistoryEvent::event).filter(Event.TaskFailed.class::isInstance)
                .map(event -> ((Event.TaskFailed) event).failure().error().orElseThrow()).toList();
        assertThat(errors).containsExactlyInAnyOrder("RateServiceBusy", "UnknownCurrency");
        assertThat(history).extracting(HistoryEvent::event).filteredOn(Event.StateEntered.class::isInstance)
                .extracting(event -> ((Event.StateEntered) event).name())
                .contains("Take the contract's rate", "Check credit", "Look for duplicates", "Time to object");
    }
}
