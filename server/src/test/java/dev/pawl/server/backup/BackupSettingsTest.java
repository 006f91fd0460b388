package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.Configuration;
import dev.pawl.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** When backups are made. */
class BackupSettingsTest {
    private static BackupSettings cron(String fields) {
        return BackupSettings.read(Configuration.of(Json.read("{\"backup\":{\"to\":\"backups\",\"cron\":\"" + fields
                + "\"}}"), "pawl.json", Path.of("")));
    }

    @Test
    void cron_is_written_as_by_aws_or_as_by_unix() {
        assertThat(cron("0 3 * * ? *").timing()).isPresent();
        assertThat(cron("0 3 * * *").timing()).isPresent();
        assertThatThrownBy(() -> cron("0 3 *")).hasMessageContaining("the five of Unix, such as 0 3 * * *")
                .hasMessageContaining("0 3 *");
    }
}
