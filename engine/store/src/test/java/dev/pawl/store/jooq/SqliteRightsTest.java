package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.copy.PageCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the umask lets: keys and inputs are in these files. */
class SqliteRightsTest {
    private static final String OWNER = "rw-------";

    @TempDir
    private Path folder;

    private Map<String, String> rights() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return all;
    }

    @Test
    void aStoreIsItsOwners() throws IOException {
        try (JooqStore store = JooqStore.sqlite(folder.resolve("pawl.db"))) {
            new Given(store).begun("a");
            assertThat(rights()).containsKeys("pawl.db", "pawl.db-wal", "pawl.db-shm", "pawl.db-lock");
            assertThat(rights().values()).containsOnly(OWNER);
        }
    }

    @Test
    void soAreItsCopies() throws IOException {
        SqliteFile store = new SqliteFile(folder.resolve("pawl.db"));
        JooqStore.sqlite(store.file()).close();
        PageCopy.copy(store, folder.resolve("copy.db"), 1L << 30, (what, done, of) -> {});
        StoreDatabase.create(new SqliteFile(folder.resolve("made.db"))).close();
        for (String name : List.of("copy.db", "made.db")) {
            assertThat(rights()).containsEntry(name, OWNER);
        }
    }
}
