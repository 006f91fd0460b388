package dev.pawl.store.whole;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.copy.PageCopy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCopyFailureTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whereItWasToGoAndWhatToDoAreTold() {
        Path source = folder.resolve("a.db");
        JooqStore.sqlite(source).close();
        Path target = folder.resolve("none").resolve("b.db");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PageCopy.copy(new SqliteFile(source), target, 1L << 30, (what, done, of) -> {}))
                .withMessageContaining("to " + target).withMessageContaining("is the folder there");
    }
}
