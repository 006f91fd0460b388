package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anAddressForOthersNeedsKeys() {
        Invocation run = Invocation.of("server", "--host", "0.0.0.0", "--db", folder.resolve("p.db").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("pawl server: Expected configured credentials");
        assertThat(folder.resolve("p.db")).doesNotExist();
    }

    @Test
    void aProviderIsAsGoodAsKeys() throws IOException {
        Path file = Files.writeString(folder.resolve("pawl.json"),
                "{\"login\": {\"issuer\": \"https://id.example.com\", \"clientId\": \"pawl\"}}");
        Invocation run = Invocation.of("server", "--host", "0.0.0.0", "--port", "0", "--config", file.toString(),
                "--db", folder.resolve("p.db").toString());
        assertThat(run.err()).as("the next question").startsWith("pawl server: Expected TLS");
    }

    @Test
    void keysComeFromTheEnvironmentAndFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "# who may\nid-1 secret-1 ada\nid-2 secret-2\n\n");
        assertThat(AccessKeys.of(Map.of("PAWL_ACCESS_KEY_ID", "id-0", "PAWL_SECRET_ACCESS_KEY", "secret-0"),
                Optional.of(file))).extracting(key -> key.id() + " is " + key.principal().name())
                .containsExactly("id-0 is id-0", "id-1 is ada", "id-2 is id-2");
        assertThat(AccessKeys.of(Map.of(), Optional.empty())).isEmpty();
    }

    @Test
    void halfAKeyIsAMistakeThatShowsNoSecret() throws IOException {
        assertThatThrownBy(() -> AccessKeys.of(Map.of("PAWL_ACCESS_KEY_ID", "id"), Optional.empty()))
                .isInstanceOf(CommandException.class).hasMessageContaining("PAWL_SECRET_ACCESS_KEY");
        Path file = Files.writeString(folder.resolve("keys"), "hunter2\n");
        assertThatThrownBy(() -> AccessKeys.of(Map.of(), Optional.of(file))).isInstanceOf(CommandException.class)
                .hasMessageContaining("line 1").hasMessageNotContaining("hunter2");
    }
}
