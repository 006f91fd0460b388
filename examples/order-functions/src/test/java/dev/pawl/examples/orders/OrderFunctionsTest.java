package dev.pawl.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.Functions;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.memory.MemoryStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderFunctionsTest {
    private Engine engine;
    private String machine;

    @BeforeEach
    void start() throws IOException {
        assumeThat(onPath("node")).as("node is there").isTrue();
        assumeThat(onPath("python3")).as("python3 is there").isTrue();
        FunctionConnector functions = FunctionConnector.create(Functions.of(), new ConnectorProvider.Settings(
                "123456789012", "us-east-1", name -> Optional.ofNullable(System.getenv(name)),
                Configuration.read(Path.of("pawl.json")), Secrets.NONE));
        engine = Engine.builder().store(new MemoryStore()).connectors(List.of(functions)).start();
        MachineRecord.Settings settings = new MachineRecord.Settings(Files.readString(Path.of("workflow.asl.json")),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        machine = engine.machines().create(
                new NewStateMachine("orders", MachineRecord.MachineType.EXPRESS, settings, Map.of())).arn();
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String run(String input) throws Exception {
        return engine.executions().startSync(Start.of(machine, input)).toCompletableFuture().get(60, TimeUnit.SECONDS)
                .output().orElseThrow().text();
    }

    @Test
    void anOrderIsReservedAndPriced() throws Exception {
        assertThat(Json.read(run(Files.readString(Path.of("input.json"))))).isEqualTo(Json.read("""
                {"status": "CONFIRMED", "reservation": "R-4711", "total": 31.2, "lines": [
                 {"item": "ink", "count": 2, "total": 10.8}, {"item": "paper", "count": 100, "total": 6},
                 {"item": "quill", "count": 1, "total": 14.4}]}"""));
    }

    @Test
    void moreThanThereIsIsBackordered() throws Exception {
        assertThat(run("{\"id\":\"4712\",\"lines\":[{\"item\":\"quill\",\"count\":9}]}"))
                .isEqualTo("{\"status\":\"BACKORDERED\",\"why\":\"3 of quill are left\"}");
    }
}
