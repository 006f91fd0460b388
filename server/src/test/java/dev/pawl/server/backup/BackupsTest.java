package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.items.folder.FolderBuckets;
import dev.pawl.server.backup.Backups.Keeping;
import dev.pawl.server.backup.Backups.Making;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {
    private static final Making MAKING = new Making(true, true, 1L << 30, "test", Optional.of("abc"));
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    private Path folder = Path.of("");
    private Path file = Path.of("pawl.db");
    private FolderVault vault = new FolderVault(Path.of(""));

    @BeforeEach
    void locate() {
        file = folder.resolve("pawl.db");
        vault = new FolderVault(folder.resolve("backups"));
    }

    private static Backups at(Vault vault, Instant now) {
        return new Backups(vault, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Manifest make(Vault vault, Path file, Instant now) {
        return at(vault, now).create(new SqliteFile(file), MAKING, (what, done, of) -> {});
    }

    /** One that waits, one that is done. */
    private static String start(Engine engine, int seconds) throws Exception {
        String arn = engine.machines().list(Optional.empty(), 1).stream().findFirst().map(MachineRecord::arn)
                .orElseGet(() -> engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                        new MachineRecord.Settings("""
                                {"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$","End":true}}}""",
                                "arn:aws:iam::123456789012:role/r", Optional.empty(), Optional.empty(),
                                Optional.empty()),
                        Map.of())).arn());
        return engine.executions().start(Start.of(arn, String.valueOf(seconds))).toCompletableFuture()
                .get(60, TimeUnit.SECONDS).executionArn();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBackedUpBesideARunningServerCanBePutBack(boolean bucket) throws Exception {
        Files.createDirectories(folder.resolve("root/keep"));
        Vault place = bucket
                ? BucketVault.of("s3://keep/nightly", new FolderBuckets(folder.resolve("root")))
                : vault;
        String before;
        try (Store store = JooqStore.sqlite(file); Engine engine = Engine.builder().store(store).start()) {
            before = start(engine, 3600);
            Manifest made = make(place, file, NOW);
            String after = start(engine, 3600);

            assertThat(made.name()).isEqualTo("pawl-20261122T030000Z");
            assertThat(made.counts()).isEqualTo(new Manifest.Counts(1, 1, 1));
            at(place, NOW).verify(made, true);
            assertThat(at(place, NOW).list()).containsExactly(made);

            Path restored = folder.resolve("elsewhere/pawl.db");
            Restore.Restored back = new Restore(place, Clock.fixed(NOW.plusSeconds(90), ZoneOffset.UTC)).run(made,
                    new SqliteFile(restored), false, Restore.Preparation.NONE);
            assertThat(back.age()).isEqualTo(Duration.ofSeconds(90));
            try (Store again = JooqStore.sqlite(restored)) {
                assertThat(again.executions().find(before)).isPresent();
                assertThat(again.executions().find(after)).isEmpty();
                assertThat(again.secret()).isEqualTo(store.secret());
                assertThat(again.partitions().holdings().getFirst().epoch())
                        .isGreaterThan(made.heads().getFirst().epoch());
            }
            assertThat(StoreCheck.run(new SqliteFile(restored), StoreCheck.Options.everything()).findings()).isEmpty();
        }
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".pawl-work"));
        }
    }

    @Test
    void aDamagedBackupIsNotPutBackAndNothingIsLeft() throws Exception {
        JooqStore.sqlite(file).close();
        Manifest made = make(vault, file, NOW);
        Path stored = vault.folder().resolve(made.stored().file());
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 1;
        Files.write(stored, bytes);
        Path target = folder.resolve("new/pawl.db");

        assertThatThrownBy(() -> at(vault, NOW).verify(made, false)).isInstanceOf(BackupException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> new Restore(vault, Clock.systemUTC()).run(made, new SqliteFile(target), false,
                Restore.Preparation.NONE)).isInstanceOf(BackupException.class).hasMessageContaining("damaged");
        assertThat(target).doesNotExist();
    }

    @Test
    void aStoreThatIsThereIsPutAsideOnlyIfAskedAndNeverUnderAServer() throws Exception {
        Manifest made;
        try (Store store = JooqStore.sqlite(file); Engine engine = Engine.builder().store(store).start()) {
            made = make(vault, file, NOW);
            assertThatThrownBy(() -> restore(made, false)).isInstanceOf(BackupException.class)
                    .hasMessageContaining("--replace");
            assertThatThrownBy(() -> restore(made, true)).isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process");
            start(engine, 3600);
        }
        Restore.Restored restored = restore(made, true);

        assertThat(count(file)).isZero();
        assertThat(count(restored.aside().orElseThrow())).isEqualTo(1);
    }

    private Restore.Restored restore(Manifest made, boolean replace) {
        return new Restore(vault, Clock.systemUTC()).run(made, new SqliteFile(file), replace,
                Restore.Preparation.NONE);
    }

    private static long count(Path store) {
        try (Store open = JooqStore.sqlite(store)) {
            return open.executions().countRunning();
        }
    }

    @Test
    void theNewestAreKeptAndNeverNone() throws IOException {
        JooqStore.sqlite(file).close();
        for (int day = 0; day < 5; day++) {
            make(vault, file, NOW.plus(Duration.ofDays(day)));
        }
        Backups later = at(vault, NOW.plus(Duration.ofDays(400)));

        assertThat(later.prune(new Keeping(3, Optional.empty()))).extracting(Manifest::name)
                .containsExactly("pawl-20261123T030000Z", "pawl-20261122T030000Z");
        assertThat(later.prune(new Keeping(3, Optional.of(Duration.ofDays(7))))).hasSize(2);
        assertThat(later.list()).extracting(Manifest::name).containsExactly("pawl-20261126T030000Z");
        assertThat(vault.names()).containsExactly("pawl-20261126T030000Z.db.gz", "pawl-20261126T030000Z.json");
    }

    @Test
    void whatWasNotFinishedDoesNotCount() throws IOException {
        JooqStore.sqlite(file).close();
        Manifest made = make(vault, file, NOW);
        Files.delete(vault.folder().resolve(made.file()));

        assertThat(at(vault, NOW).list()).isEmpty();
        assertThat(make(vault, file, NOW).name()).isEqualTo("pawl-20261122T030000Z-2");
        assertThatThrownBy(() -> at(vault, NOW).find(Optional.of("pawl-x"))).isInstanceOf(BackupException.class)
                .hasMessageContaining("pawl-20261122T030000Z-2");
    }

    @Test
    void aBackupThatCannotBeMadeLeavesNothing() throws IOException {
        Files.writeString(file, "this is no database, however long it may be. ".repeat(100));

        assertThatThrownBy(() -> make(vault, file, NOW)).isInstanceOfAny(StoreException.class, BackupException.class);
        assertThat(vault.names()).isEmpty();
        assertThatThrownBy(() -> make(vault, folder.resolve("none.db"), NOW)).isInstanceOf(StoreException.class)
                .hasMessageContaining("no such file");
        assertThat(List.of(folder.resolve("none.db").toFile().exists())).containsExactly(false);
    }

    @Test
    void moveRefusesWhatIsThereAndLeavesTheSource() {
        JooqStore.sqlite(file).close();
        StoreAddress target = new SqliteFile(folder.resolve("moved.db"));
        assertThat(Move.run(new SqliteFile(file), target, (what, rows, of) -> {}).total()).isPositive();

        assertThatThrownBy(() -> Move.run(new SqliteFile(file), target, (what, rows, of) -> {}))
                .isInstanceOf(BackupException.class).hasMessageContaining("no file");
        assertThat(StoreCheck.run(target, StoreCheck.Options.everything()).whole()).isTrue();
    }
}
