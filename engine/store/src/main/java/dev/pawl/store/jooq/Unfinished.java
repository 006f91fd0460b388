package dev.pawl.store.jooq;

import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Says of a place that a store is brought there. If whoever brings it is killed, no server takes the place
 * for an
 * empty one and begins anew on it; bringing it once more goes on as if nothing had been.
 */
public final class Unfinished implements AutoCloseable {
    /**
     * The only table of a database that a store is brought to; it goes in the transaction that brings the rest.
     */
    static final String TABLE = "pawl_unfinished";
    private static final String SUFFIX = ".unfinished";

    private final Path target;
    private final boolean before;

    private Unfinished(Path target, boolean before) {
        this.target = target;
        this.before = before;
    }

    /**
     * A file will have that name soon. Closing it takes the mark away, unless there was a file before and is none
     * now.
     *
     * @throws StoreException
     *             if nothing can be written there
     */
    public static Unfinished file(Path target) {
        SqliteFiles.prepare(mark(target));
        return new Unfinished(target, Files.exists(target));
    }

    private static Path mark(Path target) {
        return Path.of(target + SUFFIX);
    }

    /** Refuses a place where a file was to be; by whoever holds its lock. */
    static void refuse(Path file) {
        try {
            if (Files.exists(file)) {
                Files.deleteIfExists(mark(file));
            } else if (Files.exists(mark(file))) {
                throw new StoreException("Expected a whole store at " + file + ", but pawl move or pawl restore was"
                        + " ended while it brought one there. Run it again; or, to begin with an empty store, remove "
                        + mark(file));
            }
        } catch (IOException e) {
            throw new StoreException("Expected to open " + file + ", but: " + e.getMessage(), e);
        }
    }

    /** Marks an empty database. */
    static void database(PostgresUrl url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.url(), url.user(), url.password());
                Statement statement = connection.createStatement()) {
            List<String> tables = new Migrations(DSL.using(connection, SQLDialect.POSTGRES), url.toString()).tables();
            if (tables.isEmpty()) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " ()");
            }
        }
    }

    /** Whether a database has nothing but the mark. */
    static boolean marked(List<String> tables) {
        return tables.equals(List.of(TABLE));
    }

    static StoreException refused(String database) {
        return new StoreException("Expected a whole store in " + database
                + ", but pawl move or pawl restore is bringing"
                + " one there, or was ended while it did. Wait for it, or run it again; or, to begin with an empty"
                + " store, DROP TABLE " + TABLE);
    }

    @Override
    public void close() {
        if (Files.exists(target) || !before) {
            try {
                Files.deleteIfExists(mark(target));
            } catch (IOException e) {
                throw new StoreException("Expected to remove " + mark(target) + ", but: " + e.getMessage(), e);
            }
        }
    }
}
