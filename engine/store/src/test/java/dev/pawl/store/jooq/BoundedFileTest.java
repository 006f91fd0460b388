package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Payload;
import dev.pawl.store.Removals.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file whose executions are removed as fast as they arrive stays as large as it is, and so does its log.
 */
class BoundedFileTest {
    private static final int ROUNDS = 60;
    private static final int AT_ONCE = 10;
    private static final int STAY = 5;
    /** What pages of indexes, and those that nobody gave back yet, may take. */
    private static final long MARGIN = 4 << 20;
    private static final String LARGE = "\"" + "x".repeat(200_000) + "\"";

    @TempDir
    private Path folder;

    @Test
    void fileAndLogStayBoundedWhileOthersReadWithoutAGap() throws Exception {
        Path file = folder.resolve("pawl.db");
        long most = 0;
        long early = 0;
        long late = 0;
        try (JooqStore store = JooqStore.sqlite(file);
                ReadersWithoutAGap readers = new ReadersWithoutAGap(file);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Given given = new Given(store);
            given.begun("first");
            Future<?> one = threads.submit(readers::first);
            Future<?> other = threads.submit(readers::second);
            Deque<List<Long>> there = new ArrayDeque<>();
            for (int round = 0; round < ROUNDS; round++) {
                there.add(ended(given, "r" + round + "-"));
                if (there.size() > STAY) {
                    Removed removed = Given.join(store.removals().remove(given.lease("first"), there.remove()));
                    assertThat(removed.executions()).hasSize(AT_ONCE);
                    store.space().giveBack(1 << 20);
                }
                most = Math.max(most, store.space().size().files());
                assertThat(store.space().size().files()).isGreaterThanOrEqualTo(Files.size(file));
                if (round < ROUNDS / 2) {
                    early = Math.max(early, Files.size(file));
                } else {
                    late = Math.max(late, Files.size(file));
                }
            }
            readers.stop();
            one.get();
            other.get();
            assertThat(readers.reads).isPositive();
            assertThat(late).as("bytes of the file in the second half").isLessThanOrEqualTo(early + MARGIN);
            shrinks(store, given, there, file, late);
        }
        assertThat(most).isLessThan((long) ROUNDS * AT_ONCE * LARGE.length());
    }

    /** Once all is removed, the disk has its room back, and not only the file. */
    private static void shrinks(JooqStore store, Given given, Deque<List<Long>> there, Path file, long before)
            throws IOException {
        while (!there.isEmpty()) {
            Given.join(store.removals().remove(given.lease("first"), there.remove()));
        }
        while (store.space().size().free() > 0) {
            long free = store.space().size().free();
            store.space().giveBack(1 << 20);
            assertThat(store.space().size().free()).isLessThan(free);
        }
        store.close();
        assertThat(Files.size(file)).as("bytes after all was removed, of " + before).isLessThan(before / 3);
    }

    private static List<Long> ended(Given given, String prefix) {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            long key = given.begun(prefix + i);
            Given.appended(given.append(given.existing(prefix + i, key, 1).succeeded(2, Payload.parse(LARGE))));
            keys.add(key);
        }
        return keys;
    }

    /** Two that read in turn, of whom one always begins before the other ends. */
    private static final class ReadersWithoutAGap implements AutoCloseable {
        /** Takes longer than a commit, so that the log has always something that somebody reading does not see. */
        private static final String SOME_WORK = "WITH RECURSIVE c(n) AS (SELECT position FROM partition UNION ALL"
                + " SELECT n + 1 FROM c WHERE n < 20000) SELECT count(*) FROM c";
        private final Connection a;
        private final Connection b;
        private final Semaphore turnOfA = new Semaphore(0);
        private final Semaphore turnOfB = new Semaphore(0);
        private volatile boolean stopped;
        private int reads;

        ReadersWithoutAGap(Path file) throws SQLException {
            a = DriverManager.getConnection("jdbc:sqlite:" + file);
            b = DriverManager.getConnection("jdbc:sqlite:" + file);
            a.setAutoCommit(false);
            b.setAutoCommit(false);
        }

        @Nullable Void first() throws SQLException, InterruptedException {
            return read(a, turnOfA, turnOfB);
        }

        @Nullable Void second() throws SQLException, InterruptedException {
            turnOfB.acquire();
            return read(b, turnOfB, turnOfA);
        }

        private @Nullable Void read(Connection connection, Semaphore mine, Semaphore others)
                throws SQLException, InterruptedException {
            try (Statement statement = connection.createStatement()) {
                while (!stopped) {
                    statement.executeQuery(SOME_WORK).close();
                    reads++;
                    others.release();
                    mine.acquire();
                    connection.rollback();
                }
            }
            others.release();
            return null;
        }

        void stop() {
            stopped = true;
        }

        @Override
        public void close() throws SQLException {
            a.close();
            b.close();
        }
    }
}
