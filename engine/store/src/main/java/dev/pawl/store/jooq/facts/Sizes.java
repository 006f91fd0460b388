package dev.pawl.store.jooq.facts;

import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.facts.StoreFacts.Size;
import dev.pawl.store.jooq.facts.StoreFacts.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a store takes on the disk. */
final class Sizes {
    private static final String OF_POSTGRES = "SELECT c.relname, c.reltuples::bigint, pg_table_size(c.oid),"
            + " pg_indexes_size(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY 3 DESC";
    private static final String OF_PAGES = "SELECT d.name, coalesce(m.tbl_name, d.name), d.pgsize FROM dbstat d"
            + " LEFT JOIN sqlite_master m ON m.name = d.name AND m.type = 'index' WHERE d.aggregate = TRUE";
    /** Fewer rows than this are counted, even where an estimate is at hand. */
    private static final long COUNTED = 100_000;

    private final StoreDatabase database;

    Sizes(StoreDatabase database) {
        this.database = database;
    }

    Size whole() throws SQLException {
        if (database.address() instanceof StoreAddress.SqliteFile file) {
            long page = number("PRAGMA page_size");
            return new Size(page * number("PRAGMA page_count"), page * number("PRAGMA freelist_count"),
                    bytes(Path.of(file.file() + "-wal")));
        }
        return new Size(number("SELECT pg_database_size(current_database())"), 0, 0);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    List<Table> tables(boolean pages) throws SQLException {
        List<Table> tables = new ArrayList<>();
        if (!database.sqlite()) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(OF_POSTGRES)) {
                while (rows.next()) {
                    long estimate = rows.getLong(2);
                    tables.add(new Table(rows.getString(1), estimate < COUNTED ? count(rows.getString(1)) : estimate,
                            rows.getLong(3), rows.getLong(4)));
                }
            }
            return tables;
        }
        Map<String, long[]> bytes = pages ? pages() : Map.of();
        for (String table : database.tables()) {
            long[] both = bytes.getOrDefault(table, new long[]{pages ? 0 : -1, pages ? 0 : -1});
            tables.add(new Table(table, count(table), both[0], both[1]));
        }
        tables.sort((one, other) -> Long.compare(other.bytes() + other.indexBytes(), one.bytes() + one.indexBytes()));
        return tables;
    }

    /** Bytes of each table, and of its indexes. */
    private Map<String, long[]> pages() throws SQLException {
        Map<String, long[]> bytes = new HashMap<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(OF_PAGES)) {
            while (rows.next()) {
                boolean itself = rows.getString(1).equals(rows.getString(2));
                bytes.computeIfAbsent(rows.getString(2), name -> new long[2])[itself ? 0 : 1] += rows.getLong(3);
            }
        }
        return bytes;
    }

    private long count(String table) throws SQLException {
        return number("SELECT count(*) FROM \"" + table + '"');
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
