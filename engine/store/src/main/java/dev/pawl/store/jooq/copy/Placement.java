package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Which partition and which position a commit has in the target. With as many partitions as before all stays
 * as it was.
 * From one partition to several, a commit keeps its position. From several to another number all commits are
 * brought
 * into one order, in which those of a partition keep theirs and all partitions end together, so that whoever
 * has read
 * nearly everything has still read nearly everything.
 *
 * @param from
 *            how many partitions the source has
 * @param to
 *            how many the target has
 * @param heads
 *            position of the last commit of each partition of the source
 * @param epoch
 *            the highest one of the source
 * @param commits
 *            how many rows have a position
 * @param counted
 *            the highest key of an execution: positions of a single partition give the next, so they go on
 *            above it
 */
record Placement(int from, int to, Map<Long, Long> heads, long epoch, long commits, long counted) {
    static final int POSITION_BITS = 44;
    static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final String RANKED = "WITH ranked AS (SELECT a.id, row_number() OVER (ORDER BY p.position - (a.id & "
            + POSITION_MASK + ") DESC, a.id >> " + POSITION_BITS + ") AS place FROM (SELECT id FROM transition"
            + " UNION ALL SELECT id FROM express_event) a JOIN partition p ON p.partition = a.id >> " + POSITION_BITS
            + ") ";

    static Placement of(StoreDatabase from, StoreDatabase to, long counted) throws SQLException {
        Map<Long, Long> heads = new TreeMap<>();
        long epoch = 0;
        try (Statement statement = from.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT partition, epoch, position FROM partition")) {
            while (rows.next()) {
                heads.put(rows.getLong(1), rows.getLong(3));
                epoch = Math.max(epoch, rows.getLong(2));
            }
        }
        long commits = Shape.count(from.connection(), "transition") + Shape.count(from.connection(), "express_event");
        return new Placement(heads.size(), (int) Shape.count(to.connection(), "partition"), heads, epoch, commits,
                counted);
    }

    boolean same() {
        return from == to;
    }

    /** Whether commits of several partitions are brought into one order. */
    boolean merges() {
        return !same() && from > 1;
    }

    /**
     * Position of the last commit in each partition of the target; of the same partition if all stays as it was.
     */
    long head(long partition) {
        if (same()) {
            return heads.getOrDefault(partition, 0L);
        }
        return Math.max(merges() ? commits : heads.values().iterator().next(), counted);
    }

    /** As the engine places executions; rows of nobody go to the first. */
    int partition(@Nullable String arn) {
        if (arn == null) {
            return 0;
        }
        CRC32C hash = new CRC32C();
        hash.update(arn.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % to);
    }

    /** The id of a commit. */
    long id(long before, @Nullable String arn, long place) {
        if (same()) {
            return before;
        }
        long position = merges() ? place : before & POSITION_MASK;
        return (long) partition(arn) << POSITION_BITS | position;
    }

    /** Reads commits: these columns, then the ARN, then the place in the order of all. */
    String select(Shape shape, String arn) {
        String table = shape.table();
        return merges()
                ? RANKED + "SELECT " + shape.list() + ", " + arn + ", r.place FROM " + table
                        + " JOIN ranked r ON r.id = " + table + ".id ORDER BY r.place"
                : "SELECT " + shape.list() + ", " + arn + ", 0 FROM " + table + " ORDER BY " + table + ".id";
    }

    /** Partitions of the target. */
    List<Long> targets() {
        return java.util.stream.LongStream.range(0, to).boxed().toList();
    }
}
