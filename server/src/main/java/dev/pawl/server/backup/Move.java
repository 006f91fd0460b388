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
import dev.pawl.store.jooq.copy.StoreCopy.Copied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Brings a whole store to another database, while nobody uses either. All of it arrives, or nothing does. */
public final class Move {
    private Move() {}

    /**
     * Moves. The source is only read, and stays.
     *
     * @throws BackupException
     *             if there is something at the target
     * @throws dev.pawl.store.jooq.StoreException
     *             if somebody uses one of them, or not all arrived
     */
    public static Copied run(StoreAddress from, StoreAddress to, StoreCopy.Progress progress) {
        return switch (to) {
            case SqliteFile file -> toFile(from, file.file(), progress);
            case StoreAddress.PostgresUrl url -> copy(from, url, progress);
        };
    }

    private static Copied copy(StoreAddress from, StoreAddress to, StoreCopy.Progress progress) {
        try (StoreDatabase source = StoreDatabase.alone(from); StoreDatabase target = StoreDatabase.create(to)) {
            return StoreCopy.copy(source, target, progress);
        }
    }

    @SuppressWarnings("try") // the lock is there to be closed
    private static Copied toFile(StoreAddress from, Path target, StoreCopy.Progress progress) {
        if (Files.exists(target)) {
            throw new BackupException("Expected no file at " + target + ", but there is one");
        }
        Path folder = Optional.ofNullable(target.getParent()).orElseThrow();
        try {
            OwnerOnly.folder(folder);
            try (StoreLock lock = StoreLock.of(target);
                    Unfinished mark = Unfinished.file(target);
                    WorkFolder work = WorkFolder.in(folder)) {
                Path copy = work.file("move.db");
                Copied copied = copy(from, new SqliteFile(copy), progress);
                // opening it gives it the form of a file in use; it is closed without a log
                JooqStore.sqlite(copy).close();
                FolderVault.sync(copy);
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
                FolderVault.sync(folder);
                return copied;
            }
        } catch (IOException e) {
            throw new BackupException("Expected to move " + from + " to " + target + ", but: " + e.getMessage(), e);
        }
    }
}
