package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who starts a server on a store that others can read is told. */
class ExposedDatabaseTest {
    @TempDir
    private Path folder;

    private static Database database(Path file) {
        return CommandLine.populateCommand(new Database(), "--db", file.toString());
    }

    @Test
    void aStoreForEverybodyIsTold() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = open.resolve("pawl.db");
        assertThat(database(file).exposed()).isEmpty();
        database(file).open().close();
        assertThat(database(file).exposed()).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(database(file).exposed()).hasValueSatisfying(
                text -> assertThat(text).contains("every user of this machine").contains("chmod go= " + file));
    }

    @Test
    void theFolderOfANewStoreIsItsOwners() throws IOException {
        database(folder.resolve("new/pawl.db")).open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
    }
}
