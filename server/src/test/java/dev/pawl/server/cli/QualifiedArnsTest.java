package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions and aliases on the command line. */
class QualifiedArnsTest {
    @TempDir
    private Path folder = Path.of("");
    private String machine = "";

    private static String gives(int number) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + number + ",\"End\":true}}}";
    }

    @BeforeEach
    void publish() {
        try (RealServer server = new RealServer(folder.resolve("pawl.db"))) {
            machine = server.machine("job", gives(1));
            server.ok("PublishStateMachineVersion", "stateMachineArn", machine, "description", "first");
            server.ok("UpdateStateMachine", "stateMachineArn", machine, "definition", gives(2));
            server.ok("CreateStateMachineAlias", "name", "live", "routingConfiguration",
                    List.of(Map.of("stateMachineVersionArn", machine + ":1", "weight", 100)));
        }
    }

    private Invocation pawl(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--db";
        all[words.length + 1] = folder.resolve("pawl.db").toString();
        return Invocation.of(all);
    }

    @Test
    void aVersionAndAnAliasAreRun() {
        assertThat(pawl("run", "-q", machine + ":1").out()).isEqualToIgnoringWhitespace("1");
        assertThat(pawl("run", "-q", machine).out()).isEqualToIgnoringWhitespace("2");
        assertThat(pawl("run", "-q", machine + ":live", "--name", "once").out()).isEqualToIgnoringWhitespace("1");
        assertThat(pawl("run", "-q", machine + ":live", "--name", "once").out()).isEqualToIgnoringWhitespace("1");
        assertThat(pawl("run", machine + ":7").err()).contains("State Machine Does Not Exist");

        assertThat(pawl("executions", "--machine", "job").out().lines()).hasSize(3);
        assertThat(pawl("executions", "--machine", "job:1").out().lines()).hasSize(2);
        assertThat(pawl("executions", "--machine", machine + ":live").out().lines()).hasSize(1);
        assertThat(pawl("executions", "--machine", "job:").out()).startsWith("No executions.");
        JsonNode once = Json.read(pawl("describe", "once").out());
        assertThat(once.path("stateMachineVersionArn").asText()).isEqualTo(machine + ":1");
        assertThat(once.path("stateMachineAliasArn").asText()).isEqualTo(machine + ":live");
    }

    @Test
    void machinesVersionsAndAliasesAreDescribed() {
        JsonNode whole = Json.read(pawl("describe", machine).out());
        JsonNode version = Json.read(pawl("describe", machine + ":1").out());
        JsonNode alias = Json.read(pawl("describe", machine + ":live").out());

        assertThat(whole.path("definition")).isEqualTo(Json.read(gives(2)));
        assertThat(whole.path("versions").path(machine + ":1").asText()).isEqualTo("first");
        assertThat(whole.path("aliases").path(machine + ":live").path(machine + ":1").asInt()).isEqualTo(100);
        assertThat(version.path("definition")).isEqualTo(Json.read(gives(1)));
        assertThat(version.path("stateMachineArn").asText()).isEqualTo(machine + ":1");
        assertThat(alias.path("routes").path(machine + ":1").asInt()).isEqualTo(100);
        assertThat(pawl("describe", machine + ":9").err()).contains("but there is none");
    }
}
