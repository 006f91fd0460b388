package dev.pawl.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatIsMadeIsForItsOwner() throws IOException {
        Path deep = OwnerOnly.folder(folder.resolve("a/b"));
        assertThat(rights(deep)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(rights(OwnerOnly.file(deep.resolve("empty")))).isEqualTo("rw-------");
        try (OutputStream out = OwnerOnly.output(deep.resolve("full"))) {
            out.write(1);
            assertThat(rights(deep.resolve("full"))).isEqualTo("rw-------");
        }
    }

    @Test
    void whatIsThereKeepsItsContentAndItsRights() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.readString(OwnerOnly.file(file))).isEqualTo("here");
        assertThat(rights(file)).isEqualTo("rw-r-----");
    }

    @Test
    void filesOfAWorkFolderAreBehindItsRights() throws IOException {
        try (WorkFolder work = WorkFolder.in(folder.resolve("new"))) {
            assertThat(rights(work.path())).isEqualTo("rwx------");
            assertThat(rights(folder.resolve("new"))).isEqualTo("rwx------");
        }
    }

    @Test
    void othersReadWhatTheyCanReach() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path file = Files.writeString(open.resolve("f"), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(OwnerOnly.othersRead(file)).isTrue();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        assertThat(OwnerOnly.othersRead(file)).isFalse();
    }
}
