package dev.pawl.store.jooq.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCopyTest {
    @TempDir
    private Path folder = Path.of("");

    /** SQLite tells a number; whoever reads it at night needs to know which disk is full. */
    @Test
    void aFullDiskIsToldWithTheFolderAndWhatIsWanted() throws IOException {
        Path source = Files.write(folder.resolve("a.db"), new byte[300 << 10]);

        assertThat(PageCopy.why(13, source, folder.resolve("b.db")))
                .startsWith("there is no room: 300 KiB are wanted, and "
                        + folder + " has ")
                .endsWith(" KiB free");
        assertThat(PageCopy.why(778, source, source)).contains("disk failed");
        assertThat(PageCopy.why(11, source, source)).contains("pawl check");
    }
}
