package dev.pawl.simulation;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.items.ItemSources;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Outstanding.InboxMessage;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.testkit.ScriptedConnector;
import dev.pawl.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A store, a clock, a world of services, and a process that lives and dies. */
final class World {
    static final String ROLE = "arn:aws:iam::123456789012:role/test";
    static final RuntimeSettings SETTINGS = RuntimeSettings.STANDARD;
    private static final int PARTITIONS = 4;

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    MemoryStore store;
    final Random random;
    final RuntimeSettings settings;
    ScriptedConnector connector = new ScriptedConnector();
    ItemSources items = ItemSources.NONE;
    SimulatedProcess process;
    private int lives;

    World(long seed, RuntimeSettings settings) {
        this.random = new Random(seed);
        this.settings = settings;
        this.process = new SimulatedProcess(random);
        this.store = new MemoryStore(process, clock::now, PARTITIONS);
        live();
    }

    World(long seed) {
        this(seed, SETTINGS);
    }

    /** With services that answer as that connector does; the process begins anew with it. */
    World with(ScriptedConnector services) {
        connector = services;
        crash();
        return this;
    }

    /** With items that come from there; the process begins anew with them. */
    World with(ItemSources sources) {
        items = sources;
        crash();
        return this;
    }

    private void live() {
        process.run(store, clock, connector, items, "node-" + ++lives, settings);
    }

    /** The process dies and another one takes over. */
    void crash() {
        process.kill();
        clock.forgetAll();
        process = new SimulatedProcess(random);
        store = store.crash(process);
        takeAwayLeases();
        live();
    }

    /** Another process on the same data. */
    SimulatedProcess another(String node) {
        SimulatedProcess other = new SimulatedProcess(random);
        other.run(store.node(other), clock, new ScriptedConnector(), items, node, settings);
        return other;
    }

    /** All partitions are taken from whoever holds them. */
    void takeAwayLeases() {
        store.partitions().release(
                store.partitions().holdings().stream().map(h -> new Lease(h.partition(), h.epoch())).toList());
    }

    Engine engine() {
        return process.engine();
    }

    String machine(String name, String definition) {
        return machine(name, MachineType.STANDARD, definition);
    }

    String machine(String name, MachineType type, String definition) {
        return exactMachine(name, type, definition.replace('\'', '"'));
    }

    String exactMachine(String name, String definition) {
        return exactMachine(name, MachineType.STANDARD, definition);
    }

    private String exactMachine(String name, MachineType type, String definition) {
        return engine().machines().create(new NewStateMachine(name, type,
                new Settings(definition, ROLE, Optional.empty(), Optional.empty(),
                        Optional.empty()),
                Map.of())).arn();
    }

    /** Starts an execution and waits until that is durable. */
    String start(String machineArn, String input) {
        return exactStart(machineArn, input.replace('\'', '"'));
    }

    String exactStart(String machineArn, String input) {
        return now(engine().executions().start(Start.of(machineArn, input))).executionArn();
    }

    /** Lets all run that needs no time to pass. */
    void settle() {
        while (process.step()) {
            // the step is the work
        }
    }

    /** Lets time pass, and all run that falls due. */
    void pass(Duration time) {
        Instant until = clock.now().plus(time);
        settle();
        while (clock.nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            clock.advanceToNext();
            settle();
        }
        clock.advance(Duration.between(clock.now(), until));
        settle();
    }

    /** Lets time pass until that is so. */
    void await(BooleanSupplier condition) {
        settle();
        for (int i = 0; i < 100_000 && !condition.getAsBoolean(); i++) {
            clock.advanceToNext();
            settle();
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("Expected the world to get there, but it did not");
        }
    }

    /** The answer of an operation, after all has run that needs no time. */
    <T> T now(CompletionStage<T> stage) {
        settle();
        return stage.toCompletableFuture().getNow(null);
    }

    Row row(String arn) {
        return rows().stream().filter(row -> row.info().arn().equals(arn)).findFirst()
                .orElseThrow(() -> new AssertionError("Expected an execution " + arn + ", but there is none"));
    }

    /** All executions. */
    List<Row> rows() {
        return store.everything().stream().map(stored -> Row.of(stored, store)).toList();
    }

    boolean ended(String arn) {
        return store.executions().find(arn).orElseThrow().status().ended();
    }

    boolean allEnded() {
        return store.everything().stream().allMatch(stored -> stored.execution().status().ended());
    }

    /** Messages that nobody has dealt with. */
    List<InboxMessage> inbox() {
        return IntStream.range(0, PARTITIONS).boxed()
                .flatMap(p -> store.outstanding().inbox(p, 0, Integer.MAX_VALUE).stream()).toList();
    }

    /** Express executions that are run again after a crash. */
    List<ExpressStarts.Start> express() {
        return IntStream.range(0, PARTITIONS).boxed()
                .flatMap(p -> store.expressStarts().all(p, Optional.empty(), Integer.MAX_VALUE).stream()).toList();
    }

    List<String> types(String arn) {
        return row(arn).events().stream().filter(HistoryEvent::visible).map(e -> AwsHistory.type(e.event())).toList();
    }
}
