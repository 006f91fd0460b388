package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.util.Optional;

/** Where a store is: an SQLite file, or a database of PostgreSQL. */
public sealed interface StoreAddress {
    /** What JDBC URLs of PostgreSQL begin with. */
    String POSTGRES = "jdbc:postgresql:";

    /** A file. */
    record SqliteFile(Path file) implements StoreAddress {
        /** Keeps the whole path: the working folder says nothing to those who read messages. */
        public SqliteFile {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** A database, and who asks it. */
    record PostgresUrl(String url, String user, String password) implements StoreAddress {
        /** Without the password, which a URL may hold, too. */
        @Override
        public String toString() {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
    }

    /** What people write: a path, or a JDBC URL. */
    static StoreAddress of(String text, Optional<String> user, Optional<String> password) {
        return text.startsWith(POSTGRES)
                ? new PostgresUrl(text, user.orElse("postgres"), password.orElse(""))
                : new SqliteFile(Path.of(text));
    }
}
