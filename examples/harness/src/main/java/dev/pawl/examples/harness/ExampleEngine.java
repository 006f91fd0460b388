package dev.pawl.examples.harness;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.connector.function.Functions;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.items.ItemSources;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The engine as it runs in production, with a database of its own: threads, clock and functions are real. */
public final class ExampleEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Store store;
    private final Engine engine;

    private ExampleEngine(Store store, Engine engine) {
        this.store = store;
        this.engine = engine;
    }

    /** With the functions that the example's own {@code META-INF/services} declares. */
    public static ExampleEngine in(Path folder) {
        return in(folder, ItemSources.NONE, List.of(functions()));
    }

    /** With those functions and no others. */
    public static ExampleEngine in(Path folder, FunctionHandler... functions) {
        return in(folder, ItemSources.NONE,
                List.of(FunctionConnector.create(Functions.of(functions), settings(Map.of()))));
    }

    /** With the declared functions, and folders in that folder as buckets. */
    public static ExampleEngine withBuckets(Path folder, Path buckets) {
        return in(folder, ItemSources.load(settings(Map.of("PAWL_BUCKETS", buckets.toString())),
                ExampleEngine.class.getClassLoader()), List.of(functions()));
    }

    /** With the declared functions, and those connectors. */
    public static ExampleEngine withConnectors(Path folder, List<Connector> further) {
        List<Connector> all = new ArrayList<>(further);
        all.add(functions());
        return in(folder, ItemSources.NONE, all);
    }

    /** Settings with those variables, as connectors and buckets want them. */
    public static Settings settings(Map<String, String> variables) {
        return new Settings("123456789012", "us-east-1", name -> Optional.ofNullable(variables.get(name)));
    }

    private static ExampleEngine in(Path folder, ItemSources items, List<Connector> connectors) {
        Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
        return new ExampleEngine(store,
                Engine.builder().store(store).items(items).connectors(connectors).start());
    }

    private static FunctionConnector functions() {
        return FunctionConnector.create(Functions.declaredTo(ExampleEngine.class.getClassLoader()),
                settings(Map.of()));
    }

    /** A Standard machine of that file; its ARN. */
    public String deploy(String name, Path definition) {
        return deploy(name, definition, MachineType.STANDARD);
    }

    /** An Express machine of that file; its ARN. */
    public String deployExpress(String name, Path definition) {
        return deploy(name, definition, MachineType.EXPRESS);
    }

    private String deploy(String name, Path definition, MachineType type) {
        MachineRecord.Settings settings = new MachineRecord.Settings(DefinitionFile.text(definition),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        return engine.machines().create(new NewStateMachine(name, type, settings, Map.of())).arn();
    }

    /** Starts a machine with JSON text; the execution's ARN. */
    public String start(String machine, String input) {
        return engine.executions().start(Start.of(machine, input)).toCompletableFuture().join().executionArn();
    }

    /** Deploys a file as a machine, runs it with that JSON text and waits for its end. */
    public Ended run(Path definition, String input) {
        return await(start(deploy("machine-" + (definition.hashCode() & Integer.MAX_VALUE), definition), input));
    }

    /** Runs a machine with JSON text and waits for its end. */
    public Ended run(String machine, String input) {
        return await(start(machine, input));
    }

    /** Waits for the end of an execution. */
    public Ended await(String execution) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status().ended()) {
                return ended(record, execution);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError("Expected an end within " + PATIENCE + ", but it still runs: " + execution);
    }

    /** The engine, for what only some examples need. */
    public Engine engine() {
        return engine;
    }

    private Ended ended(ExecutionRecord record, String execution) {
        List<String> states = engine.executions().history(execution, new HistoryRange(1, 25_000, false)).stream()
                .map(HistoryEvent::event).filter(Event.StateEntered.class::isInstance)
                .map(event -> ((Event.StateEntered) event).name()).toList();
        return new Ended(record.status().name(), record.output().map(Payload::value).orElse(MissingNode.getInstance()),
                record.failure().error(), record.failure().cause(), states,
                record.stoppedAt().map(at -> Duration.between(record.info().startedAt(), at)).orElse(Duration.ZERO));
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }
}
