package dev.pawl.store.jooq;

import dev.pawl.scratch.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;

/** Makes SQLite's files before SQLite does, which would let everybody read them that the umask lets. */
public final class SqliteFiles {
    private SqliteFiles() {}

    /**
     * Makes an empty database, unless there is one. SQLite gives its log and its index the rights of the file.
     *
     * @throws StoreException
     *             if it cannot be made
     */
    public static Path prepare(Path file) {
        try {
            return OwnerOnly.file(file);
        } catch (IOException e) {
            throw new StoreException("Expected to open " + file + ", but it cannot be made: " + e, e);
        }
    }
}
