package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.server.assembly.Patience;
import dev.pawl.server.backup.Backups.Making;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.check.StoreCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that is made while executions are started and go on as fast as they can is of one moment: whatever
 * was
 * accepted before it is in it, and nothing in it is torn.
 */
class BackupUnderLoadTest {
    private static final int IN_FLIGHT = 64;
    private static final int BEFORE = 300;
    private static final String DEFINITION = """
            {"StartAt":"First","States":{
              "First":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","Next":"Both"},
              "Both":{"Type":"Parallel","Next":"Last","Branches":[
                {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
                {"StartAt":"B","States":{"B":{"Type":"Task",
                  "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}]},
              "Last":{"Type":"Pass","OutputPath":"$[1]","End":true}}}""";

    @TempDir
    private Path folder = Path.of("");

    /** Answers with what it was asked, on threads of others, so that answers and commits meet in any order. */
    private static final class Echo implements Connector {
        @Override
        public boolean handles(TaskResource resource) {
            return resource.arn().contains(":function:");
        }

        @Override
        public CompletionStage<Outcome> start(TaskRequest request) {
            return CompletableFuture.supplyAsync(() -> new Outcome.Completed(request.input()));
        }

        @Override
        public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Starts without a pause until it is stopped. */
    private static final class Load implements AutoCloseable {
        private final Set<String> accepted = ConcurrentHashMap.newKeySet();
        private final Set<String> tried = ConcurrentHashMap.newKeySet();
        private final Semaphore free = new Semaphore(IN_FLIGHT);
        private final Thread thread;
        private volatile boolean stopped;

        Load(Engine engine, String machine) {
            thread = Thread.ofPlatform().start(() -> {
                for (int i = 0; !stopped; i++) {
                    String name = "e-" + i;
                    free.acquireUninterruptibly();
                    tried.add(name);
                    var unused = engine.executions()
                            .start(new Start(machine, Optional.of(name), Optional.of("{\"n\":" + i + "}"),
                                    Optional.empty()))
                            .whenComplete((begun, failed) -> {
                                if (begun != null) {
                                    accepted.add(name);
                                }
                                free.release();
                            });
                }
            });
        }

        @Override
        public void close() {
            stopped = true;
            try {
                thread.join();
                assertThat(free.tryAcquire(IN_FLIGHT, 2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Engine engine(Store store) {
        return Engine.builder().store(store).connectors(List.of(new Echo())).start();
    }

    private static String machine(Engine engine) {
        return engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                new MachineRecord.Settings(DEFINITION, "arn:aws:iam::123456789012:role/r", Optional.empty(),
                        Optional.empty(), Optional.empty()),
                Map.of())).arn();
    }

    private static List<ExecutionRecord> all(Store store, String machine) {
        return store.executions().list(new Query(machine, Optional.empty(), Optional.empty(), 1_000_000));
    }

    private static Set<String> names(List<ExecutionRecord> executions) {
        Set<String> names = new HashSet<>();
        executions.forEach(one -> assertThat(names.add(one.info().name())).isTrue());
        return names;
    }

    @Test
    void all_that_was_accepted_before_is_in_it_and_nothing_is_torn() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("pawl.db"));
        FolderVault vault = new FolderVault(folder.resolve("backups"));
        Set<String> before;
        Set<String> tried;
        String machine;
        Manifest made;
        try (Store store = JooqStore.sqlite(file.file()); Engine engine = engine(store)) {
            machine = machine(engine);
            try (Load load = new Load(engine, machine)) {
                Patience.await(() -> load.accepted.size() >= BEFORE);
                before = Set.copyOf(load.accepted);
                made = new Backups(vault, Clock.systemUTC()).create(file,
                        new Making(true, false, 1L << 30, "test", Optional.empty()), (what, done, of) -> {});
                assertThat(load.accepted.size()).as("the load went on").isGreaterThan(before.size());
                tried = Set.copyOf(load.tried);
            }
        }

        SqliteFile restored = new SqliteFile(folder.resolve("restored.db"));
        new Restore(vault, Clock.systemUTC()).run(made, restored, false, Restore.Preparation.NONE);
        assertThat(StoreCheck.run(restored, StoreCheck.Options.everything()).findings()).isEmpty();
        try (Store store = JooqStore.sqlite(restored.file())) {
            Set<String> there = names(all(store, machine));
            assertThat(there).containsAll(before);
            assertThat(tried).containsAll(there);
            assertThat(there).hasSize(Math.toIntExact(made.counts().executions()));
            assertThat(store.executions().countRunning()).isEqualTo(made.counts().running());
            try (Engine engine = engine(store)) {
                Patience.await(() -> store.executions().countRunning() == 0);
                assertThat(engine.holding().all()).isEmpty();
            }
            for (ExecutionRecord listed : all(store, machine)) {
                ExecutionRecord one = store.executions().find(listed.info().arn()).orElseThrow();
                assertThat(one.status()).as(one.info().name()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(one.output().map(Payload::text)).contains("{\"n\":" + one.info().name().substring(2) + "}");
            }
        }
        assertThat(StoreCheck.run(restored, StoreCheck.Options.everything()).findings()).isEmpty();
    }
}
