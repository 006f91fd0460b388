package dev.pawl.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.archive.ArchiveEntry;
import dev.pawl.archive.Archived;
import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.FolderFiles;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.FolderVault;
import dev.pawl.server.backup.Manifest;
import dev.pawl.server.backup.Restore;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backup, restore, archiving and removal are killed in the middle, as processes. Nothing is lost or doubled,
 * nothing half
 * has the name of a whole, and who comes next finishes it and leaves nothing lying about.
 */
class KeepingKillNineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int EXECUTIONS = 700;
    private static final String WORK = ".pawl-work-";

    @TempDir
    private Path folder;
    private Path file = Path.of("pawl.db");
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    /** Ended executions with enough data that nothing is over at once. */
    @BeforeEach
    void fill() throws IOException {
        file = folder.resolve("pawl.db");
        Files.writeString(folder.resolve("pawl.json"), """
                {"backup":{"to":"backups","mebibytesPerSecond":1},
                 "retention":{"maxAge":"PT0.1S","archive":true,"grace":"PT0.1S","interval":"PT0.1S"},
                 "archive":{"folder":"archive","interval":"PT0.1S"}}""");
        try (Store store = JooqStore.sqlite(file); Engine engine = Engine.builder().store(store).start()) {
            String machine = engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                    new MachineRecord.Settings(
                            "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}",
                            "arn:aws:iam::123456789012:role/r", Optional.empty(), Optional.empty(), Optional.empty()),
                    Map.of())).arn();
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                all.add(engine.executions().start(new Start(machine, Optional.of("e" + i), Optional.of("{\"n\":" + i
                        + ",\"text\":\"" + Integer.toHexString(i * 7919).repeat(600) + "\"}"), Optional.empty()))
                        .thenAccept(begun -> started.add(begun.executionArn())).toCompletableFuture());
                if (all.size() == 50) {
                    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
                    all.clear();
                }
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            await(() -> store.executions().countRunning() == 0, null);
        }
        assertThat(started).hasSize(EXECUTIONS);
    }

    private Process pawl(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder,
                "-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main"));
        command.addAll(List.of(words));
        Path log = folder.resolve("log.txt");
        return new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    /** Lets a process run until then, and kills it; if it was faster, the test goes on with what it did. */
    private void killOnce(BooleanSupplier then, String... words) throws Exception {
        Process process = pawl(words);
        try {
            await(then, process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void finish(String... words) throws Exception {
        Process process = pawl(words);
        assertThat(process.waitFor()).as(() -> {
            try {
                return Files.readString(folder.resolve("log.txt"));
            } catch (IOException e) {
                return e.toString();
            }
        }).isZero();
    }

    private static void await(BooleanSupplier so, @Nullable Process process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean() && (process == null || process.isAlive())) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean holdsSomething(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean working(Path where) {
        if (!Files.isDirectory(where)) {
            return false;
        }
        try (Stream<Path> all = Files.list(where)) {
            return all.anyMatch(path -> path.getFileName().toString().startsWith(WORK) && Files.isDirectory(path)
                    && holdsSomething(path));
        } catch (IOException e) {
            return false;
        }
    }

    private void nothingLiesAbout() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(WORK));
        }
    }

    private static void whole(Path store) {
        assertThat(StoreCheck.run(new SqliteFile(store), StoreCheck.Options.everything()).findings()).isEmpty();
    }

    private static Set<String> executions(Path store) {
        Set<String> arns = new HashSet<>();
        try (Store open = JooqStore.sqlite(store)) {
            for (ExecutionRecord one : open.executions().list(new Query(
                    "arn:aws:states:us-east-1:123456789012:stateMachine:M", Optional.empty(), Optional.empty(),
                    10_000))) {
                assertThat(arns.add(one.info().arn())).isTrue();
            }
        }
        return arns;
    }

    @Test
    void aBackupAndARestoreThatAreKilledAreMadeByTheNext() throws Exception {
        Path place = folder.resolve("backups");
        Backups backups = new Backups(new FolderVault(place), Clock.systemUTC());
        killOnce(() -> working(place), "backup", "create", "--db", file.toString(), "--config", "pawl.json");
        assertThat(backups.list()).as("killed before it was a backup").isEmpty();
        assertThat(working(place)).isTrue();
        whole(file);

        finish("backup", "create", "--db", file.toString(), "--config", "pawl.json");
        Manifest made = backups.list().getFirst();
        backups.verify(made, true);
        nothingLiesAbout();

        Path restored = folder.resolve("new/pawl.db");
        killOnce(() -> working(restored.getParent()), "restore", "--in", "backups", "--db", restored.toString());
        boolean done = Files.exists(restored);
        if (done) {
            whole(restored);
        }
        new Restore(new FolderVault(place), Clock.systemUTC()).run(made, new SqliteFile(restored), done,
                Restore.Preparation.NONE);
        whole(restored);
        assertThat(executions(restored)).isEqualTo(started);
        nothingLiesAbout();
    }

    @Test
    void archivingAndRemovalThatAreKilledGoOnAndLoseNothing() throws Exception {
        Path place = folder.resolve("archive");
        String[] server = {"server", "--port", "0", "--db", file.toString(), "--config", "pawl.json"};
        killOnce(() -> working(place), server);
        nothingIsLost(place);
        killOnce(() -> !new Archived(new FolderFiles(place)).files().isEmpty(), server);
        nothingIsLost(place);
        killOnce(() -> !working(place) && gone() > 0, server);
        nothingIsLost(place);

        killOnce(() -> gone() == EXECUTIONS, server);
        assertThat(executions(file)).isEmpty();
        nothingIsLost(place);
        nothingLiesAbout();
        Archived archived = new Archived(new FolderFiles(place));
        List<ArchiveEntry> all = archived.search(entry -> true, 10_000);
        assertThat(all).hasSize(EXECUTIONS);
        assertThat(archived.read(all.getFirst()).events()).isNotEmpty();
    }

    private long gone() {
        try (Store store = JooqStore.sqliteForReading(file)) {
            return (long) EXECUTIONS - store.executions().list(new Query(
                    "arn:aws:states:us-east-1:123456789012:stateMachine:M", Optional.empty(), Optional.empty(), 10_000))
                    .size();
        }
    }

    /** Each execution is in the store or in the archive; all files are whole, and so is the store. */
    private void nothingIsLost(Path place) throws IOException {
        Archived archived = new Archived(new FolderFiles(place));
        for (ArchiveFiles.File one : archived.files()) {
            archived.verify(one);
        }
        Set<String> found = executions(file);
        archived.search(entry -> true, 10_000).forEach(entry -> found.add(entry.arn()));
        assertThat(found).isEqualTo(started);
        whole(file);
    }
}
