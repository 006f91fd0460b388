package dev.pawl.store.jooq;

import dev.pawl.store.Deliveries.Cursor;
import dev.pawl.store.Lease;
import dev.pawl.store.jooq.Tables.DeliveryCursor;
import dev.pawl.store.jooq.Tables.Partition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** How far readers of commits have come: a row for each, and one for each lane that is behind. */
final class CursorRows {
    /** Of the reader itself; lanes have names. */
    private static final String MAIN = "";

    private CursorRows() {}

    static Optional<Cursor> read(DSLContext sql, String reader, int partition) {
        Map<String, Long> positions = new HashMap<>();
        sql.select(DeliveryCursor.LANE, DeliveryCursor.POSITION).from(DeliveryCursor.TABLE)
                .where(of(reader, partition)).fetch().forEach(row -> positions.put(row.value1(), row.value2()));
        Long main = positions.remove(MAIN);
        return main == null ? Optional.empty() : Optional.of(new Cursor(main, positions));
    }

    static boolean keep(DSLContext sql, String reader, Lease lease, Cursor cursor) {
        var held = sql.select(Partition.EPOCH).from(Partition.TABLE)
                .where(Partition.PARTITION.eq((long) lease.partition())).and(Partition.EPOCH.eq(lease.epoch()));
        if ((sql.dialect().family() == SQLDialect.SQLITE ? held : held.forUpdate()).fetchOptional().isEmpty()) {
            return false;
        }
        sql.deleteFrom(DeliveryCursor.TABLE).where(of(reader, lease.partition())).execute();
        put(sql, reader, lease, MAIN, cursor.position());
        cursor.behind().forEach((lane, position) -> put(sql, reader, lease, lane, position));
        return true;
    }

    private static void put(DSLContext sql, String reader, Lease lease, String lane, long position) {
        sql.insertInto(DeliveryCursor.TABLE, DeliveryCursor.READER, DeliveryCursor.PARTITION, DeliveryCursor.LANE,
                DeliveryCursor.POSITION).values(reader, (long) lease.partition(), lane, position).execute();
    }

    private static Condition of(String reader, int partition) {
        return DeliveryCursor.READER.eq(reader).and(DeliveryCursor.PARTITION.eq((long) partition));
    }
}
