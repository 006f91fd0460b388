package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
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
    private static final int BUSY_MILLIS = 50;
    private static final int BUSY_TIMES = 200;

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
            long began = System.nanoTime();
            int code = source.connection().unwrap(SQLiteConnection.class).getDatabase().backup("main",
                    target.toString(), (remaining, pages) -> {
                        long done = (long) (pages - remaining) * PAGE_BYTES;
                        progress.told("pages", pages - remaining, pages);
                        LockSupport.parkNanos(
                                began + (long) (done * 1e9 / bytesPerSecond) - System.nanoTime());
                    }, BUSY_MILLIS, BUSY_TIMES, PAGES_AT_ONCE);
            if (code != 0) {
                throw new StoreException("Expected to copy " + from + ", but SQLite says " + code);
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to copy " + from + " to " + target + ", but: " + e.getMessage(), e);
        }
    }
}
