package dev.pawl.server.bench;

import dev.pawl.archive.Archive;
import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.Archived;
import dev.pawl.archive.FolderFiles;
import dev.pawl.scratch.WorkFolder;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Backups.Making;
import dev.pawl.server.backup.FolderVault;
import dev.pawl.server.backup.Manifest;
import dev.pawl.server.backup.Move;
import dev.pawl.server.backup.Restore;
import dev.pawl.store.Removals.After;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.check.StoreCheck;
import dev.pawl.store.jooq.copy.StoreCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** How long it takes to back up, restore, check, move and archive a store of so many executions. */
final class KeepingLoad {
    private static final int FILE = 512;
    private static final int INPUT_BYTES = 150;
    private static final long FULL_SPEED = Long.MAX_VALUE >> 20;
    private static final StoreCopy.Progress QUIET = (what, rows, of) -> {};

    private final Table table;
    private final int count;
    private final int inFlight;
    private double mebibytes;

    KeepingLoad(Table table, int count, int inFlight) {
        this.table = table;
        this.count = count;
        this.inFlight = inFlight;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Prints figures; what it makes goes again. */
    void run(Path folder) {
        try (WorkFolder work = WorkFolder.in(folder)) {
            run(work);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(WorkFolder work) throws IOException {
        SqliteFile restored = new SqliteFile(work.file("restored.db"));
        FolderVault vault = new FolderVault(work.file("backups"));
        Backups backups = new Backups(vault, Clock.systemUTC());
        Manifest made;
        try (Station station = Station.open(work.path())) {
            Random random = new Random(count);
            Load.exactly(station.engine(), station.machine(Workload.PASSES), i -> input(random, i), count, inFlight);
            station.index();
            mebibytes = (double) station.bytes() / (1 << 20);
            table.row("the store, with its index", String.format(Locale.ROOT, "%,.0f MiB", mebibytes), "");
            SqliteFile file = new SqliteFile(station.path());
            measured("backup", () -> backups.create(file, making(true), QUIET));
            measured("backup, not compressed", () -> backups.create(file, making(false), QUIET));
            made = backups.list().getLast();
            table.row("the backup, compressed", String.format(Locale.ROOT, "%,.0f MiB",
                    (double) made.stored().sizeBytes() / (1 << 20)), "");
            archive(station.store(), new FolderFiles(work.file("archive")));
        }
        measured("backup verify", () -> backups.verify(made, false));
        measured("restore", () -> new Restore(vault, Clock.systemUTC()).run(made, restored, false,
                Restore.Preparation.NONE));
        measured("check, two threads", () -> whole(restored));
        SqliteFile moved = new SqliteFile(work.file("moved.db"));
        measured("move, without its check", () -> Move.run(restored, moved, QUIET));
    }

    /** Some of it as in any order, some as in none: what compresses to nothing would flatter everybody. */
    private static String input(Random random, int i) {
        byte[] some = new byte[INPUT_BYTES];
        random.nextBytes(some);
        return "{\"order\":" + i + ",\"customer\":\"c-" + i % 1000 + "\",\"total\":" + i % 5000 / 10.0 + ",\"token\":\""
                + Base64.getEncoder().encodeToString(some) + "\"}";
    }

    private static void whole(SqliteFile file) {
        if (!StoreCheck.run(file, StoreCheck.Options.everything()).whole()) {
            throw new StoreException("Expected the store that was restored to be whole, but it is not");
        }
    }

    private static Making making(boolean compress) {
        return new Making(compress, false, FULL_SPEED, "bench", Optional.empty());
    }

    private void archive(Store store, ArchiveFiles files) throws IOException {
        Files.createDirectories(files.workFolder());
        measured("archive, " + FILE + " executions in a file", () -> {
            Archive archive = new Archive(store, files);
            After after = After.NOTHING;
            List<Candidate> next = store.removals().ended(0, after, Instant.now(), FILE);
            while (!next.isEmpty()) {
                archive.write(next);
                next = store.removals().ended(0, next.getLast().after(), Instant.now(), FILE);
            }
        });
        long bytes = 0;
        for (ArchiveFiles.File file : files.list()) {
            bytes += file.bytes();
        }
        table.rate("in the archive, each execution", (double) bytes / count, "bytes", "");
        measured("archive verify", () -> {
            Archived archived = new Archived(files);
            for (ArchiveFiles.File file : archived.files()) {
                archived.verify(file);
            }
        });
    }

    private void measured(String what, Work work) throws IOException {
        long cpu = Span.cpuNanos();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        table.row(what, String.format(Locale.ROOT, "%,.0f /s", count / seconds), String.format(Locale.ROOT,
                "%,.0f MiB/s of the store; %.1f s, %.1f s of processors", mebibytes / seconds, seconds,
                (Span.cpuNanos() - cpu) / 1e9));
    }
}
