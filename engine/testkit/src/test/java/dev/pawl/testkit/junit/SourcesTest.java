package dev.pawl.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @Test
    void aResourceComesBeforeAFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("LambdaSQSIntegration.asl.json"), "a file");
        Files.writeString(folder.resolve("only-here.asl.json"), "a file");

        assertThat(Sources.read("LambdaSQSIntegration.asl.json", SourcesTest.class, folder)).contains("StartAt");
        assertThat(Sources.read("only-here.asl.json", SourcesTest.class, folder)).isEqualTo("a file");
        assertThatThrownBy(() -> Sources.read("nowhere.json", SourcesTest.class, folder))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("Expected nowhere.json as a resource of the tests or as a file in " + folder);
    }
}
