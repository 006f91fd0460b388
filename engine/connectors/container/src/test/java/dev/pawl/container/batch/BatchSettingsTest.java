package dev.pawl.container.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job definitions and queues of the configuration. */
class BatchSettingsTest {
    private static final String SMALL = "\"containerProperties\": {\"image\": \"i\", \"vcpus\": 1, \"memory\": 16}";

    @TempDir
    Path folder;

    @Test
    void revisionsAreCountedUnlessTheyAreGiven() throws IOException {
        file("1.json",
                "[{\"jobDefinitionName\": \"a\", " + SMALL + "}, {\"jobDefinitionName\": \"a\", " + SMALL + "}]");
        file("2.json", "{\"jobDefinitions\": [{\"jobDefinitionName\": \"a\", \"revision\": 7, \"status\": \"ACTIVE\", "
                + SMALL + "}]}");

        BatchSettings settings = settings("{\"jobDefinitions\": [\".\"]}");
        assertThat(settings.definition("a").orElseThrow().revision()).isEqualTo(7);
        assertThat(settings.definition("a:2").orElseThrow().revision()).isEqualTo(2);
        assertThat(settings.definition("arn:aws:batch:us-east-1:123456789012:job-definition/a:1")).isPresent();
        assertThat(settings.definition("a:3")).isEmpty();
        assertThat(settings.definition("b")).isEmpty();
    }

    @Test
    void mistakesAreToldWithTheirPlace() throws IOException {
        assertThatThrownBy(() -> settings("{\"jobQueues\": [{\"jobQueueName\": \"q\", \"state\": \"OPEN\"}]}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Expected one of DISABLED, ENABLED at /containers/batch/jobQueues/0/state of pawl.json, "
                        + "but found another text");
        file("bad.json", "{\"jobDefinitionName\": \"a\", \"containerProperties\": {\"image\": \"i\", \"vcpus\": 1}}");
        assertThatThrownBy(() -> settings("{\"jobDefinitions\": [\"bad.json\"]}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "Expected memory, or MEMORY in resourceRequirements at /containerProperties of ")
                .hasMessageEndingWith("but there is neither");
        file("bad.json", "{\"jobDefinitionName\": \"a\", \"type\": \"multinode\", " + SMALL + "}");
        assertThatThrownBy(() -> settings("{\"jobDefinitions\": [\"bad.json\"]}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Expected one of container at /type");
        file("bad.json", "{");
        assertThatThrownBy(() -> settings("{\"jobDefinitions\": [\"bad.json\"]}"))
                .isInstanceOf(ConfigurationException.class).hasMessageStartingWith("Expected JSON in ");
        assertThatThrownBy(() -> settings("{\"jobDefinitions\": [\"missing.json\"]}"))
                .isInstanceOf(ConfigurationException.class).hasMessageStartingWith("Expected a job definition in ");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private BatchSettings settings(String batch) {
        return BatchSettings.of(Configuration.of(Json.read("{\"containers\": {\"batch\": " + batch + "}}"), "pawl.json",
                folder));
    }
}
