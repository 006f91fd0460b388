package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.hold.Hold;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.server.assembly.Patience;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.check.StoreCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that was restored paused calls nobody until somebody says so, and goes on afterwards with the same
 * tokens.
 */
class PausedRestoreTest {
    @TempDir
    private Path folder = Path.of("");

    /** Does what it is asked for, once it is let. */
    private static final class Outside implements Connector {
        private final List<String> tokens = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Outcome> answer = new CompletableFuture<>();

        void answers() {
            answer.complete(new Outcome.Completed(Payload.parse("1")));
        }

        @Override
        public boolean handles(TaskResource resource) {
            return resource.arn().contains(":function:");
        }

        @Override
        public CompletionStage<Outcome> start(TaskRequest request) {
            tokens.add(request.token());
            return answer;
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

    private static Engine engine(Store store, Outside outside) {
        return Engine.builder().store(store).connectors(List.of(outside)).start();
    }

    private static String start(Engine engine, String machine, String name) throws Exception {
        return engine.executions().start(new Start(machine, Optional.of(name), Optional.of("{}"), Optional.empty()))
                .toCompletableFuture().get(60, TimeUnit.SECONDS).executionArn();
    }

    private static String machine(Engine engine) {
        return engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                new MachineRecord.Settings("""
                        {"StartAt":"T","States":{"T":{"Type":"Task","End":true,
                         "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f"}}}""",
                        "arn:aws:iam::123456789012:role/r", Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of())).arn();
    }

    private SqliteFile restored(FolderVault vault, Manifest made) throws Exception {
        SqliteFile restored = new SqliteFile(folder.resolve("restored.db"));
        new Restore(vault, Clock.systemUTC()).run(made, restored, false, new HeldRestore(made));
        assertThat(StoreCheck.run(restored, StoreCheck.Options.everything()).findings()).isEmpty();
        return restored;
    }

    @Test
    void whatIsRestoredPausedCallsNobodyUntilItIsResumed() throws Exception {
        Path file = folder.resolve("pawl.db");
        FolderVault vault = new FolderVault(folder.resolve("backups"));
        Outside first = new Outside();
        Manifest made;
        String machine;
        String waits;
        String stopped;
        try (Store store = JooqStore.sqlite(file); Engine engine = engine(store, first)) {
            machine = machine(engine);
            waits = start(engine, machine, "waits");
            stopped = start(engine, machine, "stopped");
            Patience.await(() -> first.tokens.size() == 2);
            made = new Backups(vault, Clock.systemUTC()).create(new SqliteFile(file), new Backups.Making(true, true,
                    1L << 30, "test", Optional.empty()), (what, done, of) -> {});
            // what is in the backup as under way ends after it
            first.answers();
            String one = waits;
            Patience.await(() -> engine.executions().look(one).status() == ExecutionStatus.SUCCEEDED);
        }
        SqliteFile restored = restored(vault, made);

        Outside second = new Outside();
        second.answers();
        try (Store store = JooqStore.sqlite(restored.file()); Engine engine = engine(store, second)) {
            assertThat(engine.holding().all()).singleElement().extracting(Hold::by).isEqualTo("pawl restore");
            String of = machine;
            assertThatThrownBy(() -> start(engine, of, "new")).hasMessageContaining("Execution Limit Exceeded");
            engine.executions().stop(stopped, Failure.UNNAMED).toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(second.tokens).isEmpty();
        }
        // paused it stays, through another start, and however people pause it
        try (Store store = JooqStore.sqlite(restored.file()); Engine engine = engine(store, second)) {
            engine.holding().pauseEverything("ada", Optional.empty(), false);
            String later = start(engine, machine, "later");
            assertThat(second.tokens).isEmpty();

            engine.holding().resumeEverything();
            String one = waits;
            Patience.await(() -> engine.executions().look(one).status() == ExecutionStatus.SUCCEEDED);
            Patience.await(() -> engine.executions().look(later).status() == ExecutionStatus.SUCCEEDED);
            assertThat(second.tokens).hasSize(2).containsAnyElementsOf(first.tokens);
        }
    }
}
