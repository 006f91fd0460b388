package dev.pawl.simulation;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.simulation.SimulatedLog.Row;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
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

/** A store, a clock, a world of services, and a process that lives and dies. */
final class World {
    static final String ROLE = "arn:aws:iam::123456789012:role/test";
    static final RuntimeSettings SETTINGS = RuntimeSettings.STANDARD;

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final SimulatedStore store = new SimulatedStore(4);
    final Random random;
    final RuntimeSettings settings;
    ScriptedConnector connector = new ScriptedConnector();
    SimulatedProcess process;
    private int lives;

    World(long seed, RuntimeSettings settings) {
        this.random = new Random(seed);
        this.settings = settings;
        this.process = live();
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

    private SimulatedProcess live() {
        return new SimulatedProcess(store, clock, connector, random, "node-" + ++lives, settings);
    }

    /** The process dies and another one takes over. */
    void crash() {
        process.kill();
        clock.forgetAll();
        store.takeAwayLeases();
        process = live();
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
        Row row = store.log.byArn.get(arn);
        if (row == null) {
            throw new AssertionError("Expected an execution " + arn + ", but there is none");
        }
        return row;
    }

    boolean ended(String arn) {
        return row(arn).status.ended();
    }

    List<String> types(String arn) {
        return row(arn).events.stream().filter(HistoryEvent::visible).map(e -> AwsHistory.type(e.event())).toList();
    }
}
