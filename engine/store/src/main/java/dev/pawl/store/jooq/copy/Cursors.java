package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far readers have come, in the target's positions. Where partitions are brought into one order, a reader
 * begins
 * before the first commit that it has not seen; it may see some again, which readers have to expect anyway.
 */
final class Cursors {
    private static final String OF_ALL = "(SELECT id FROM transition UNION ALL SELECT id FROM express_event) a";

    private final StoreDatabase from;
    private final Placement placement;

    Cursors(StoreDatabase from, Placement placement) {
        this.from = from;
        this.placement = placement;
    }

    /** The rows of a table of cursors as the target gets them. */
    List<@Nullable Object[]> rows(Shape shape) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Statement statement = from.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT " + shape.list() + " FROM " + shape.table())) {
            while (found.next()) {
                @Nullable Object[] row = new Object[shape.columns().size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return placement.same() ? rows : moved(shape, rows);
    }

    private List<@Nullable Object[]> moved(Shape shape, List<@Nullable Object[]> rows) throws SQLException {
        int partition = shape.index("partition");
        int position = shape.index("position");
        int at = shape.index("at");
        Map<String, @Nullable Object[]> readers = new TreeMap<>();
        for (@Nullable Object[] row : rows) {
            row[position] = placement.merges() ? before(number(row[partition]), number(row[position])) : row[position];
            @Nullable Object[] known = readers.putIfAbsent(reader(shape, row), row);
            if (known != null) {
                known[position] = Math.min(number(known[position]), number(row[position]));
                if (at >= 0) {
                    known[at] = Math.min(number(known[at]), number(row[at]));
                }
            }
        }
        List<@Nullable Object[]> moved = new ArrayList<>();
        for (@Nullable Object[] row : readers.values()) {
            for (long target : placement.targets()) {
                @Nullable Object[] copy = row.clone();
                copy[partition] = target;
                moved.add(copy);
            }
        }
        return moved;
    }

    private static String reader(Shape shape, @Nullable Object[] row) {
        StringBuilder reader = new StringBuilder();
        for (String column : List.of("reader", "lane")) {
            int index = shape.index(column);
            reader.append(index < 0 ? "" : row[index]).append('\n');
        }
        return reader.toString();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** The place before the first commit of a partition behind that position; the end if there is none. */
    private long before(long partition, long position) throws SQLException {
        long end = placement.head(0);
        long first = Sequences.one(from.connection(), "SELECT coalesce(min(id), -1) FROM " + OF_ALL + " WHERE id > "
                + id(partition, position) + " AND id < " + id(partition + 1, 0));
        if (first < 0) {
            return end;
        }
        long depth = placement.heads().getOrDefault(partition, 0L) - (first & Placement.POSITION_MASK);
        long behind = 0;
        for (Map.Entry<Long, Long> other : placement.heads().entrySet()) {
            long from0 = Math.max(0, other.getValue() - depth + (other.getKey() <= partition ? 1 : 0));
            behind += Sequences.one(from.connection(), "SELECT count(*) FROM " + OF_ALL + " WHERE id >= "
                    + id(other.getKey(), from0) + " AND id < " + id(other.getKey() + 1, 0));
        }
        return placement.commits() - behind - 1;
    }

    private static long id(long partition, long position) {
        return partition << Placement.POSITION_BITS | position;
    }
}
