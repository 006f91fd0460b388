package dev.pawl.store.jooq.copy;

import dev.pawl.store.jooq.StoreDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A table and its columns, as a database has them.
 *
 * @param columns
 *            in the database's order
 */
record Shape(String table, List<String> columns) {
    static Shape of(StoreDatabase database, String table) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + quoted(table) + " WHERE 1 = 0")) {
            ResultSetMetaData about = none.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnName(i));
            }
            return new Shape(table, columns);
        }
    }

    /** How many rows there are. */
    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether both have the same columns, in whatever order. */
    boolean agrees(Shape other) {
        return new TreeSet<>(columns).equals(new TreeSet<>(other.columns));
    }

    int index(String column) {
        return columns.indexOf(column);
    }

    /** The columns as a list in SQL. */
    String list() {
        return String.join(", ", columns.stream().map(column -> quoted(table) + "." + quoted(column)).toList());
    }

    /** The columns as a list in an INSERT. */
    String names() {
        return String.join(", ", columns.stream().map(Shape::quoted).toList());
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
