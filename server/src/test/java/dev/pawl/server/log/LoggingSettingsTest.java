package dev.pawl.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    /** The working folder says nothing: a server may be started from anywhere. */
    @Test
    void theFileLiesBesideTheConfigurationUnlessItsPathIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("pawl.json"), "{\"logging\":{\"file\":\"logs/pawl.log\"}}");

        assertThat(LoggingSettings.read(Configuration.read(file)).orElseThrow().file().orElseThrow().path())
                .isEqualTo(folder.toAbsolutePath().resolve("logs/pawl.log"));
    }
}
