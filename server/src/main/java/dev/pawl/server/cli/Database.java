package dev.pawl.server.cli;

import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which file keeps everything. */
final class Database {
    private static final Path DEFAULT = Path.of(".pawl", "pawl.db");

    @Option(names = "--db", paramLabel = "FILE", description = "The SQLite file that keeps everything. Default: .pawl/pawl.db in the current folder.")
    private Optional<Path> file = Optional.empty();

    /** Opens the file, or creates it. */
    Store open() {
        Path path = file.orElse(DEFAULT);
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw CommandException.usage("Expected to create the folder of " + path + ", but: " + e.getMessage());
        }
        return JooqStore.sqlite(path);
    }

    /** Opens the file, which must be there, for this process alone. */
    Store openExisting() {
        return JooqStore.sqlite(existing());
    }

    /** Opens the file, which must be there, to look at it; another process may be writing to it. */
    Store openToRead() {
        Path path = existing();
        try {
            return JooqStore.sqliteForReading(path);
        } catch (StoreException e) {
            // an older format is brought up to date first, which needs the file for itself
            return JooqStore.sqlite(path);
        }
    }

    private Path existing() {
        Path path = file.orElse(DEFAULT);
        if (!Files.exists(path)) {
            throw CommandException.usage("Expected the file " + path + ", but there is none. Say --db FILE if it lies"
                    + " elsewhere.");
        }
        return path;
    }

    /**
     * What to add to another command so that it takes the same file: empty or {@code --db FILE} with a space
     * before.
     */
    String again() {
        return file.map(path -> " --db " + ShellWords.quoted(path.toString())).orElse("");
    }
}
