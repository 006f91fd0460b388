package dev.pawl.container.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskDefinitionsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsKeptOfThemIsForTheOwnerAlone() throws IOException {
        Path source = Files.writeString(folder.resolve("job.json"), EcsFixture.shell("job", "true"));
        Path home = folder.resolve("containers").resolve("definitions");
        assertThat(TaskDefinitions.of(List.of(source), home).families()).containsExactly("job");
        for (Path made : List.of(home.getParent(), home, home.resolve("job"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        }
    }
}
