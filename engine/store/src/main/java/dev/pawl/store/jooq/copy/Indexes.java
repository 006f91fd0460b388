package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of a store that is filled: away while rows come in, because made at once they cost a fraction.
 */
final class Indexes {
    private static final String OF_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
    private static final String OF_POSTGRES = "SELECT i.indexname, i.indexdef FROM pg_indexes i"
            + " WHERE i.schemaname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_constraint c"
            + " JOIN pg_class k ON k.oid = c.conindid JOIN pg_namespace n ON n.oid = k.relnamespace"
            + " WHERE k.relname = i.indexname AND n.nspname = i.schemaname)";

    private final StoreDatabase database;
    private final List<String> definitions = new ArrayList<>();

    private Indexes(StoreDatabase database) {
        this.database = database;
    }

    /** Drops them all, but those that keys need. */
    static Indexes dropped(StoreDatabase database) throws SQLException {
        Indexes indexes = new Indexes(database);
        List<String> names = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(database.sqlite() ? OF_SQLITE : OF_POSTGRES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                indexes.definitions.add(rows.getString(2));
            }
        }
        try (Statement statement = database.connection().createStatement()) {
            for (String name : names) {
                statement.execute("DROP INDEX " + Shape.quoted(name));
            }
        }
        return indexes;
    }

    /** Makes them again. */
    void make() throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
            if (!database.sqlite()) {
                statement.execute("ANALYZE");
            }
        }
    }
}
