package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.SqliteFiles;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConnection;

/**
 * Copies an SQLite file page by page while others write to it. All pages are of one state: the one when it
 * began, which
 * the write-ahead log keeps for as long as this reads. The writer never waits, but the log grows meanwhile,
 * so a copy
 * should not be made slower than the disk of the server needs.
 */
public final class PageCopy {
    private static final int PAGES_AT_ONCE = 256;
    private static final int PAGE_BYTES = 4096;
    private static final int CANNOT_OPEN = 14;
    private static final int BUSY_MILLIS = 50;
    private static final int BUSY_TIMES = 200;
    /** Extended codes have more in their upper bytes. */
    private static final int PRIMARY = 0xff;
    private static final int KIB = 10;

    private PageCopy() {}

    /**
     * Copies.
     *
     * @param target
     *            a file that is not there
     * @param bytesPerSecond
     *            how fast at most
     * @throws StoreException
     *             if it cannot be copied
     */
    public static void copy(SqliteFile from, Path target, long bytesPerSecond, StoreCopy.Progress progress) {
        try (StoreDatabase source = StoreDatabase.any(from)) {
            // an open transaction is what keeps the state: without it each change would begin the copy anew
            source.format();
            prepare(from, target);
            long began = System.nanoTime();
            int code = source.connection().unwrap(SQLiteConnection.class).getDatabase().backup("main",
                    target.toString(), (remaining, pages) -> {
                        long done = (long) (pages - remaining) * PAGE_BYTES;
                        progress.told("pages", pages - remaining, pages);
                        LockSupport.parkNanos(
                                began + (long) (done * 1e9 / bytesPerSecond) - System.nanoTime());
                    }, BUSY_MILLIS, BUSY_TIMES, PAGES_AT_ONCE);
            if (code != 0) {
                throw new StoreException(
                        "Expected to copy " + from + " to " + target + ", but " + why(code, from.file(),
                                target));
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to copy " + from + " to " + target + ", but: " + e.getMessage(), e);
        }
    }

    private static void prepare(SqliteFile from, Path target) {
        try {
            SqliteFiles.prepare(target);
        } catch (StoreException e) {
            throw new StoreException("Expected to copy " + from + " to " + target + ", but "
                    + why(CANNOT_OPEN, from.file(), target), e);
        }
    }

    /** What SQLite's result codes say to whoever has to do something about it. */
    static String why(int code, Path from, Path target) {
        return switch (code & PRIMARY) {
            case 5, 6 -> "it was busy all the time; try again";
            case 8 -> "it may not be written there";
            case 10 -> "the disk failed; the system's log has more";
            case 11, 26 -> "the source is damaged; pawl check tells more";
            case 13 -> "there is no room: " + room(from, target);
            case 14 -> "the file cannot be made; is the folder there, and may Pawl write to it?";
            default -> "SQLite says " + code;
        };
    }

    private static String room(Path from, Path target) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            return (Files.size(from) >> KIB) + " KiB are wanted, and " + folder + " has "
                    + (Files.getFileStore(Objects.requireNonNull(folder)).getUsableSpace() >> KIB) + " KiB free";
        } catch (IOException e) {
            return folder + " is full";
        }
    }
}
