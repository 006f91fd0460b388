package dev.pawl.server.backup;

import dev.pawl.scratch.OwnerOnly;
import dev.pawl.scratch.WorkFolder;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreLock;
import dev.pawl.store.jooq.Unfinished;
import dev.pawl.store.jooq.copy.StoreCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a store of a backup. Until all is proven, nothing has the store's name. */
public final class Restore {
    private static final Logger LOGGER = LoggerFactory.getLogger(Restore.class);
    private static final String LOG = "-wal";
    private static final String INDEX = "-shm";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Vault vault;
    private final Clock clock;

    /** From that vault. */
    public Restore(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What was put back.
     *
     * @param age
     *            how long ago the backup was made: what happened since is not in it
     * @param aside
     *            where the store lies that was there before
     */
    public record Restored(Manifest manifest, Duration age, Optional<Path> aside) {}

    /**
     * Puts one back.
     *
     * @param replace
     *            whether a file that is there may be put aside
     * @param prepare
     *            what is done to the store before it has its name, such as holding everything
     * @throws BackupException
     *             if the backup is damaged, the place is taken, or a server runs there
     */
    public Restored run(Manifest manifest, StoreAddress target, boolean replace, Preparation prepare) {
        if (manifest.format() > StoreDatabase.FORMAT) {
            throw new BackupException("Expected a backup of format " + StoreDatabase.FORMAT + " or older, but "
                    + manifest.name() + " has " + manifest.format() + ": it needs Pawl " + manifest.version());
        }
        try {
            return switch (target) {
                case SqliteFile file -> toFile(manifest, file.file(), replace, prepare);
                case StoreAddress.PostgresUrl url -> toPostgres(manifest, url, prepare);
            };
        } catch (IOException | SQLException e) {
            throw new BackupException("Expected to restore " + manifest.name() + " to " + target + ", but: "
                    + e.getMessage(), e);
        }
    }

    /** Does something to a store that nobody uses yet. */
    @FunctionalInterface
    public interface Preparation {
        /** Nothing. */
        Preparation NONE = store -> {};

        /** The store is open, and closed by whoever opened it. */
        void prepare(JooqStore store);
    }

    @SuppressWarnings("try") // the lock is there to be closed
    private Restored toFile(Manifest manifest, Path target, boolean replace, Preparation prepare)
            throws IOException, SQLException {
        if (Files.exists(target) && !replace) {
            throw new BackupException("Expected no file at " + target + ", but there is one. --replace puts it aside.");
        }
        Path folder = Optional.ofNullable(target.getParent()).orElseThrow();
        OwnerOnly.folder(folder);
        // whoever holds this lock is a running server
        try (StoreLock lock = StoreLock.of(target);
                Unfinished mark = Unfinished.file(target);
                WorkFolder work = WorkFolder.in(folder)) {
            Path copy = prepared(manifest, work, prepare);
            Optional<Path> aside = putAside(target);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            FolderVault.sync(folder);
            return restored(manifest, aside);
        }
    }

    private Path prepared(Manifest manifest, WorkFolder work, Preparation prepare) throws IOException, SQLException {
        Path copy = work.file("restore.db");
        Digested.fetch(vault, manifest, copy);
        Backups.requireSame(manifest, copy);
        // a backup of a store that was retired later is wanted now, of whatever format it is
        execute(copy, "DELETE FROM meta WHERE name = 'retired'");
        try (JooqStore store = JooqStore.sqlite(copy)) {
            prepare.prepare(store);
        }
        // a process that still has the old file, or a lease from before, writes with an older epoch and is refused
        execute(copy, "UPDATE partition SET epoch = epoch + 1, owner = NULL, until = 0",
                "PRAGMA wal_checkpoint(TRUNCATE)");
        for (String end : List.of(LOG, INDEX)) {
            Files.deleteIfExists(work.file(copy.getFileName() + end));
        }
        FolderVault.sync(copy);
        return copy;
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement made = connection.createStatement()) {
            for (String statement : statements) {
                made.execute(statement);
            }
        }
    }

    /**
     * The file first, then its log: whatever happens in between, no log lies beside a file that it does not
     * belong to.
     */
    private Optional<Path> putAside(Path target) throws IOException {
        String name = target.getFileName() + ".before-" + STAMP.format(clock.instant());
        boolean there = Files.exists(target);
        if (there) {
            emptyLog(target);
        }
        for (String end : List.of("", LOG, INDEX)) {
            Path one = target.resolveSibling(target.getFileName() + end);
            if (Files.exists(one)) {
                Files.move(one, target.resolveSibling(name + end), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return there ? Optional.of(target.resolveSibling(name)) : Optional.empty();
    }

    /** What was committed may be in the log alone; a file that is too damaged for that keeps its log. */
    private static void emptyLog(Path file) {
        try {
            execute(file, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOGGER.warn("The log of {} could not be brought into it and is put aside with it: {}", file,
                    e.getMessage());
        }
    }

    private Restored toPostgres(Manifest manifest, StoreAddress.PostgresUrl target, Preparation prepare)
            throws IOException, SQLException {
        try (WorkFolder work = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path copy = prepared(manifest, work, prepare);
            try (StoreDatabase from = StoreDatabase.alone(new SqliteFile(copy));
                    StoreDatabase to = StoreDatabase.create(target)) {
                StoreCopy.copy(from, to, (what, rows, of) -> {});
            }
            return restored(manifest, Optional.empty());
        }
    }

    private Restored restored(Manifest manifest, Optional<Path> aside) {
        return new Restored(manifest, Duration.between(manifest.createdAt(), clock.instant()), aside);
    }
}
