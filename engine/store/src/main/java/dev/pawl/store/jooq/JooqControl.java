package dev.pawl.store.jooq;

import dev.pawl.store.Control;
import dev.pawl.store.jooq.ControlTables.Ordered;
import java.util.List;
import org.jooq.DSLContext;

/** Orders on SQL. Their revision is an order of a kind of its own. */
final class JooqControl implements Control {
    private static final String REVISION = "revision";

    private final Writer writer;
    private final Reads reads;

    JooqControl(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public long revision() {
        return reads.read(JooqControl::revision);
    }

    private static long revision(DSLContext sql) {
        String text = sql.select(Ordered.DOCUMENT).from(Ordered.TABLE).where(Ordered.KIND.eq(REVISION))
                .and(Ordered.NAME.eq("")).fetchOne(Ordered.DOCUMENT);
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public List<Order> all(String kind) {
        return reads.read(sql -> sql.select(Ordered.NAME, Ordered.DOCUMENT).from(Ordered.TABLE)
                .where(Ordered.KIND.eq(kind)).orderBy(Ordered.NAME)
                .fetch(row -> new Order(kind, row.value1(), row.value2())));
    }

    @Override
    public void put(Order order) {
        writer.write(sql -> {
            put(sql, order);
            next(sql);
            return order;
        });
    }

    @Override
    public boolean remove(String kind, String name) {
        return writer.write(sql -> {
            boolean was = sql.deleteFrom(Ordered.TABLE).where(Ordered.KIND.eq(kind)).and(Ordered.NAME.eq(name))
                    .execute() > 0;
            if (was) {
                next(sql);
            }
            return was;
        });
    }

    private static void put(DSLContext sql, Order order) {
        sql.insertInto(Ordered.TABLE, Ordered.KIND, Ordered.NAME, Ordered.DOCUMENT)
                .values(order.kind(), order.name(), order.document()).onConflict(Ordered.KIND, Ordered.NAME).doUpdate()
                .set(Ordered.DOCUMENT, order.document()).execute();
    }

    /** Locks the revision's row first, so that of two nodes that change something each counts. */
    static void next(DSLContext sql) {
        sql.insertInto(Ordered.TABLE, Ordered.KIND, Ordered.NAME, Ordered.DOCUMENT).values(REVISION, "", "0")
                .onConflictDoNothing().execute();
        sql.update(Ordered.TABLE)
                .set(Ordered.DOCUMENT,
                        Ordered.DOCUMENT.cast(Ordered.NUMBER).plus(1).cast(Ordered.DOCUMENT.getDataType()))
                .where(Ordered.KIND.eq(REVISION)).and(Ordered.NAME.eq("")).execute();
    }
}
