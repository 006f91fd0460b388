package dev.pawl.server.backup;

import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a copy of a store holds, read from the copy itself.
 *
 * @param key
 *            fingerprint of its secret
 */
record Contents(int format, List<Manifest.Head> heads, Manifest.Counts counts, String key) {
    private static final int FINGERPRINT = 16;

    /**
     * Looks into a copy.
     *
     * @param what
     *            it is a copy of, to people
     * @throws BackupException
     *             if its pages are not sound
     */
    static Contents of(Path file, String what) {
        try (StoreDatabase database = StoreDatabase.any(new StoreAddress.SqliteFile(file));
                Statement statement = database.connection().createStatement()) {
            sound(statement, what);
            List<Manifest.Head> heads = new ArrayList<>();
            try (ResultSet rows = statement
                    .executeQuery("SELECT partition, epoch, position FROM partition ORDER BY partition")) {
                while (rows.next()) {
                    heads.add(new Manifest.Head(rows.getInt(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return new Contents(database.format(), heads,
                    new Manifest.Counts(number(statement, "SELECT count(*) FROM execution"),
                            number(statement, "SELECT count(*) FROM execution WHERE status = 0"),
                            number(statement, "SELECT count(*) FROM machine WHERE life < 2")),
                    fingerprint(statement));
        } catch (SQLException e) {
            throw new BackupException("Expected a whole store in " + what + ", but: " + e.getMessage(), e);
        }
    }

    private static void sound(Statement statement, String what) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!rows.next() || !rows.getString(1).equals("ok")) {
                throw new BackupException("Expected sound pages in " + what + ", but: " + rows.getString(1)
                        + ". pawl check tells more");
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Tells whether two stores have the same secret, and nothing about it. */
    private static String fingerprint(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE name = 'secret'")) {
            return row.next()
                    ? Digested.hex(("pawl backup " + row.getString(1)).getBytes(StandardCharsets.UTF_8)).substring(0,
                            FINGERPRINT)
                    : "";
        }
    }
}
