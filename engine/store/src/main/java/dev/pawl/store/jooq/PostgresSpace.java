package dev.pawl.store.jooq;

import dev.pawl.store.Space;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Room in a PostgreSQL database. Files do not shrink when rows are deleted: autovacuum makes their room free
 * for
 * new rows, so what data take is estimated from a sample of pages.
 */
final class PostgresSpace implements Space {
    private static final List<String> LARGE = List.of("execution", "transition", "payload", "search_document",
            "search_value", "express_event", "map_item");
    /** What rows take besides their columns, and what indexes take, as far as that can be said in advance. */
    private static final double OVERHEAD = 1.6;
    private static final double SAMPLE_PAGES = 400;

    private final Reads reads;

    PostgresSpace(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Size size() {
        return reads.read(sql -> {
            double used = 0;
            for (String table : LARGE) {
                used += live(sql, table);
            }
            long files = number(sql, "select pg_database_size(current_database())");
            long data = Math.min(files, (long) (used * OVERHEAD));
            return new Size(data, Math.max(0, files - data), files);
        });
    }

    private static double live(DSLContext sql, String table) {
        double pages = number(sql, "select pg_relation_size('" + table + "') / 8192");
        double percent = pages <= SAMPLE_PAGES ? 100 : 100 * SAMPLE_PAGES / pages;
        long bytes = number(sql, "select coalesce(sum(pg_column_size(t.*)), 0) from " + table
                + " t tablesample system (" + percent + ")");
        return bytes * 100 / percent;
    }

    private static long number(DSLContext sql, String query) {
        var row = sql.fetchOne(query);
        Long value = row == null ? null : row.get(0, Long.class);
        return value == null ? 0 : value;
    }

    @Override
    public long giveBack(long bytes) {
        return 0;
    }
}
