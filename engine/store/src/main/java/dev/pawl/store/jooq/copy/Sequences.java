package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that were given out last, so that none is given out twice: also not one whose row is gone by
 * now. By table;
 * that of executions is counted by positions on SQLite.
 */
final class Sequences {
    private static final Map<String, String> APART = Map.of("execution_key", "execution", "map_run_key", "map_run");
    private static final String IDENTITIES = "SELECT s.relname, t.relname, a.attname FROM pg_class s"
            + " JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = current_schema()"
            + " LEFT JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('i', 'a')"
            + " AND d.classid = 'pg_class'::regclass AND d.refobjsubid > 0"
            + " LEFT JOIN pg_class t ON t.oid = d.refobjid"
            + " LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE s.relkind = 'S'";

    private Sequences() {}

    private record Sequence(String name, String table, String column) {}

    /** The highest number of each table that counts, of the rows that are there or were. */
    static Map<String, Long> last(StoreDatabase database) throws SQLException {
        Map<String, Long> last = new TreeMap<>();
        Connection connection = database.connection();
        if (database.sqlite()) {
            numbers(connection, "SELECT name, seq FROM sqlite_sequence", last);
            last.put("execution", Math.max(one(connection, "SELECT coalesce(max(key), 0) FROM execution"),
                    one(connection, "SELECT coalesce(max(position), 0) FROM partition")));
            last.put("map_run", one(connection, "SELECT coalesce(max(key), 0) FROM map_run"));
        } else {
            for (Sequence sequence : sequences(connection)) {
                last.put(sequence.table(), one(connection, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM "
                        + Shape.quoted(sequence.name())));
            }
        }
        return last;
    }

    /** Goes on from there. */
    static void set(StoreDatabase database, Map<String, Long> last) throws SQLException {
        Connection connection = database.connection();
        if (database.sqlite()) {
            try (Statement statement = connection.createStatement();
                    PreparedStatement insert = connection
                            .prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
                statement.execute("DELETE FROM sqlite_sequence");
                for (String table : counting(connection)) {
                    insert.setString(1, table);
                    insert.setLong(2, last.getOrDefault(table, 0L));
                    insert.execute();
                }
            }
            return;
        }
        for (Sequence sequence : sequences(connection)) {
            long most = Math.max(last.getOrDefault(sequence.table(), 0L), one(connection,
                    "SELECT coalesce(max(" + Shape.quoted(sequence.column()) + "), 0) FROM "
                            + Shape.quoted(sequence.table())));
            one(connection, "SELECT setval('" + sequence.name() + "', " + Math.max(1, most) + ", " + (most > 0) + ")");
        }
    }

    private static List<String> counting(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'"
                        + " AND sql LIKE '%AUTOINCREMENT%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<Sequence> sequences(Connection connection) throws SQLException {
        List<Sequence> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(IDENTITIES)) {
            while (rows.next()) {
                String name = rows.getString(1);
                String table = rows.getString(2) == null ? APART.get(name) : rows.getString(2);
                if (table == null) {
                    throw new StoreException("Expected to know what the sequence " + name + " counts, but nobody said");
                }
                found.add(new Sequence(name, table, rows.getString(3) == null ? "key" : rows.getString(3)));
            }
        }
        return found;
    }

    private static void numbers(Connection connection, String query, Map<String, Long> into) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                into.put(rows.getString(1), rows.getLong(2));
            }
        }
    }

    static long one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
