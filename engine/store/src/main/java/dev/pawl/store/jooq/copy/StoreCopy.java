package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies all that a store keeps into a new, empty one, SQLite or PostgreSQL, and reads it back to see that it
 * arrived.
 * Nothing of the target is there before the copy is complete; the source is only read.
 */
public final class StoreCopy {
    private static final int FETCH = 200;
    private static final int TELL_EVERY = 20_000;

    private final StoreDatabase from;
    private final StoreDatabase to;
    private final Progress progress;

    /** Told how far a copy is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * So many rows of a table are done.
         *
         * @param what
         *            the table
         * @param of
         *            how many it has
         */
        void told(String what, long rows, long of);
    }

    /**
     * What was copied.
     *
     * @param rows
     *            of each table
     */
    public record Copied(Map<String, Long> rows) {
        /** Of all tables. */
        public long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private StoreCopy(StoreDatabase from, StoreDatabase to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies, reads back and commits.
     *
     * @param from
     *            in whose one transaction everything is read
     * @param to
     *            just created
     * @throws StoreException
     *             if anything is not as it should be; the target is then not there
     */
    public static Copied copy(StoreDatabase from, StoreDatabase to, Progress progress) {
        try {
            return new StoreCopy(from, to, progress).copy();
        } catch (SQLException e) {
            throw new StoreException("Expected to copy " + from.address() + " to " + to.address() + ", but: "
                    + e.getMessage(), e);
        }
    }

    private Copied copy() throws SQLException {
        Map<String, Long> last = Sequences.last(from);
        Placement placement = Placement.of(from, to, last.getOrDefault("execution", 0L));
        List<Shape> shapes = shapes();
        for (Shape shape : shapes) {
            empty(shape.table());
        }
        Indexes indexes = Indexes.dropped(to);
        Map<String, Fingerprint> written = new TreeMap<>();
        for (Shape shape : shapes) {
            written.put(shape.table(), copy(shape, placement));
        }
        indexes.make();
        partitions(placement);
        Sequences.set(to, last);
        Map<String, Long> rows = new TreeMap<>();
        for (Shape shape : shapes) {
            Fingerprint expected = written.getOrDefault(shape.table(), new Fingerprint());
            verify(shape, expected);
            rows.put(shape.table(), expected.rows());
        }
        to.commit();
        return new Copied(rows);
    }

    /** All tables but that of the partitions, with the target's columns. */
    private List<Shape> shapes() throws SQLException {
        List<String> tables = to.tables();
        if (!tables.equals(from.tables())) {
            throw new StoreException("Expected the same tables on both sides, but " + from.address() + " has "
                    + from.tables() + " and " + to.address() + " has " + tables);
        }
        List<Shape> shapes = new ArrayList<>();
        for (String table : tables) {
            Shape shape = Shape.of(to, table);
            Shape source = Shape.of(from, table);
            if (!shape.agrees(source)) {
                throw new StoreException("Expected the columns " + shape.columns() + " in " + table + " of "
                        + from.address() + ", but there are " + source.columns());
            }
            switch (Handling.of(table)) {
                case PARTITIONS, LEFT_OUT -> {
                }
                case PLAIN, PARTITIONED, POSITIONED, CURSORS, META -> shapes.add(shape);
            }
        }
        return shapes;
    }

    /** Migrations put rows into some tables; of the target's own only its format is wanted. */
    private void empty(String table) throws SQLException {
        execute("DELETE FROM " + Shape.quoted(table) + (Handling.of(table) == Handling.META
                ? " WHERE name <> 'format'"
                : ""));
    }

    private Fingerprint copy(Shape shape, Placement placement) throws SQLException {
        Fingerprint written = new Fingerprint();
        try (RowWriter writer = to.sqlite()
                ? new InsertWriter(to.connection(), shape)
                : new CopyWriter(to.connection(), shape)) {
            if (Handling.of(shape.table()) == Handling.CURSORS) {
                for (@Nullable Object[] row : new Cursors(from, placement).rows(shape)) {
                    written.add(row);
                    writer.write(row);
                }
            } else {
                rows(shape, placement, written, writer);
            }
            writer.finish();
        }
        return written;
    }

    private void rows(Shape shape, Placement placement, Fingerprint written, RowWriter writer) throws SQLException {
        long count = Shape.count(from.connection(), shape.table());
        Optional<String> arn = Handling.arn(shape.table());
        int width = shape.columns().size();
        try (Statement statement = from.connection().createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet found = statement.executeQuery(select(shape, placement, arn))) {
                while (found.next()) {
                    @Nullable Object[] row = values(found, width);
                    if (arn.isPresent() && !placement.same()) {
                        place(shape, placement, row, found);
                    }
                    written.add(row);
                    writer.write(row);
                    if (written.rows() % TELL_EVERY == 0) {
                        progress.told(shape.table(), written.rows(), count);
                    }
                }
            }
        }
        progress.told(shape.table(), written.rows(), count);
    }

    private static String select(Shape shape, Placement placement, Optional<String> arn) {
        return switch (Handling.of(shape.table())) {
            case POSITIONED -> placement.select(shape, arn.orElseThrow());
            case PARTITIONED -> "SELECT " + shape.list() + ", " + arn.orElseThrow() + " FROM " + shape.table();
            case META -> "SELECT " + shape.list() + " FROM meta WHERE name <> 'format'";
            case PLAIN -> "SELECT " + shape.list() + " FROM " + Shape.quoted(shape.table())
                // a table whose key is its order is filled from front to back
                    + (shape.table().equals("search_value") ? " ORDER BY path, value, execution" : "");
            case CURSORS, PARTITIONS, LEFT_OUT -> throw new IllegalStateException(shape.table() + " is not copied");
        };
    }

    private @Nullable Object[] values(ResultSet found, int width) throws SQLException {
        @Nullable Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
            Object value = found.getObject(i + 1);
            // PostgreSQL keeps no NUL in a text
            row[i] = value instanceof String text && !to.sqlite() && text.indexOf(0) >= 0
                    ? text.replace('\u0000', '\ufffd')
                    : value;
        }
        return row;
    }

    private static void place(Shape shape, Placement placement, @Nullable Object[] row, ResultSet found)
            throws SQLException {
        int width = shape.columns().size();
        String arn = found.getString(width + 1);
        if (Handling.of(shape.table()) == Handling.POSITIONED) {
            int id = shape.index("id");
            row[id] = placement.id(found.getLong(id + 1), arn, found.getLong(width + 2));
        } else {
            row[shape.index("partition")] = (long) placement.partition(arn);
        }
    }

    private void partitions(Placement placement) throws SQLException {
        try (PreparedStatement update = to.connection().prepareStatement(
                "UPDATE partition SET epoch = ?, position = ?, owner = NULL, until = 0 WHERE partition = ?")) {
            for (long partition : placement.targets()) {
                update.setLong(1, placement.epoch() + 1);
                update.setLong(2, placement.head(partition));
                update.setLong(3, partition);
                update.execute();
            }
        }
    }

    private void verify(Shape shape, Fingerprint expected) throws SQLException {
        Fingerprint there = new Fingerprint();
        try (Statement statement = to.connection().createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet found = statement.executeQuery("SELECT " + shape.list() + " FROM "
                    + Shape.quoted(shape.table()) + (Handling.of(shape.table()) == Handling.META
                            ? " WHERE name <> 'format'"
                            : ""))) {
                while (found.next()) {
                    there.add(values(found, shape.columns().size()));
                }
            }
        }
        if (!there.agrees(expected)) {
            throw new StoreException("Expected " + expected.rows() + " rows in " + shape.table() + " of " + to.address()
                    + " as they were written, but read back " + there.rows()
                    + (there.rows() == expected.rows() ? " others" : ""));
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement made = to.connection().createStatement()) {
            made.execute(statement);
        }
    }
}
