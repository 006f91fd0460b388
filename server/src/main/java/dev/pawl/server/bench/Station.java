package dev.pawl.server.bench;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.Functions;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineBuilder;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.protection.ProtectionSettings;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.search.IndexPace;
import dev.pawl.search.Indexer;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine on a file of its own, as a server would run it. */
final class Station implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private static final ProtectionSettings PATIENT = new ProtectionSettings(ProtectionSettings.STANDARD.minFreeDisk(),
            ProtectionSettings.STANDARD.lowDisk(), ProtectionSettings.STANDARD.maxHeapPercent(), Duration.ofMinutes(5),
            ProtectionSettings.STANDARD.maxInFlight());

    private final DatabaseFile file;
    private final Store store;
    private final Engine engine;
    private final SystemClock indexClock = new SystemClock();

    private Station(DatabaseFile file, EngineBuilder builder, boolean indexed) {
        this.file = file;
        store = JooqStore.sqlite(file.path());
        if (indexed) {
            builder.watchers(List.of(new Indexer(store.search(), indexClock, Thread.ofVirtual()::start,
                    IndexPace.STANDARD)));
        }
        FunctionConnector functions = FunctionConnector.create(Functions.of(new EchoFunction()),
                new ConnectorProvider.Settings(ACCOUNT, REGION, name -> Optional.empty()));
        // more than the machine can do is what is measured, not to be refused
        engine = builder.protection(PATIENT).store(store).account(ACCOUNT, REGION).connectors(List.of(functions))
                .items(MapRunLoad.numbers()).start();
    }

    static Station open(Path folder) {
        return new Station(DatabaseFile.in(folder), Engine.builder(), false);
    }

    /** With the index of executions, as in a server. */
    static Station indexed(Path folder) {
        return new Station(DatabaseFile.in(folder), Engine.builder(), true);
    }

    static Station open(Path folder, EngineClock clock, RuntimeSettings settings) {
        return new Station(DatabaseFile.in(folder), Engine.builder().clock(clock).settings(settings), false);
    }

    Engine engine() {
        return engine;
    }

    Store store() {
        return store;
    }

    /** Indexes all executions. */
    void index() {
        store.partitions().holdings()
                .forEach(held -> Indexer.catchUp(store.search(), new Lease(held.partition(), held.epoch())));
    }

    /** Creates a machine; returns its ARN. */
    String machine(String name, String definition) {
        Settings settings = new Settings(definition, "arn:aws:iam::" + ACCOUNT + ":role/bench", Optional.empty(),
                Optional.empty(), Optional.empty());
        return engine.machines().create(new NewStateMachine(name, MachineType.STANDARD, settings, Map.of())).arn();
    }

    String machine(Workload workload) {
        return machine(workload.name(), workload.definition());
    }

    /** Where its file is. */
    Path path() {
        return file.path();
    }

    /** Bytes in use in the file, the log's included. */
    long bytes() {
        return file.bytes();
    }

    /** Stops the engine and leaves the file, which is the caller's now. */
    DatabaseFile leave() {
        engine.close();
        indexClock.close();
        store.close();
        return file;
    }

    @Override
    public void close() {
        leave().delete();
    }
}
