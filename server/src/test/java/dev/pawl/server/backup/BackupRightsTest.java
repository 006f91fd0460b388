package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.backup.Backups.Making;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is a whole store, and what is restored is one again: both are their owner's. */
class BackupRightsTest {
    @TempDir
    private Path folder;

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyElseReadsThem(boolean compress) throws IOException {
        Path file = folder.resolve("pawl.db");
        JooqStore.sqlite(file).close();
        FolderVault vault = new FolderVault(folder.resolve("backups"));
        Manifest made = new Backups(vault, Clock.systemUTC()).create(new SqliteFile(file),
                new Making(compress, false, 1L << 30, "test", Optional.empty()), (what, done, of) -> {});
        assertThat(rights(vault.folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(vault.folder())) {
            assertThat(files.toList()).hasSize(2).allSatisfy(one -> assertThat(rights(one)).isEqualTo("rw-------"));
        }
        Path fresh = folder.resolve("new");
        Path again = fresh.resolve("again.db");
        new Restore(vault, Clock.systemUTC()).run(made, new SqliteFile(again), false, Restore.Preparation.NONE);
        assertThat(rights(again)).isEqualTo("rw-------");
        assertThat(rights(fresh)).isEqualTo("rwx------");
    }
}
