package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector hears which references stand in the definition; those that came with the data are none. */
class SecretReferencesTest {
    private static final String CALL = "arn:aws:states:::http:invoke";
    private static final String MEMBERS = """
            'ApiEndpoint':'https://a.example','Method':'POST','InvocationConfig':{'ConnectionArn':
            'arn:aws:events:us-east-1:123456789012:connection/c/1'},'Headers':{'X':'k {{secret:crm}}'},""";
    private static final String JSON_PATH = "'Parameters':{" + MEMBERS + "'RequestBody.$':'$.body'}";
    private static final String JSONATA = "'QueryLanguage':'JSONata','Arguments':{" + MEMBERS
            + "'RequestBody':'{% $states.input.body %}'}";

    private static String machine(String data) {
        return "{'StartAt':'C','States':{'C':{'Type':'Task','Resource':'" + CALL + "','End':true," + data + "}}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, JSONATA})
    void dataRefersToNothing(String data) {
        ScriptedConnector connector = new ScriptedConnector().on(CALL, r -> Outcome.Failed.of("E", "c"));
        World world = new World(1).with(connector);

        world.start(world.machine("m", machine(data)), "{'body':'{{secret:crm}}'}");
        world.settle();

        TaskRequest request = connector.started().get(0);
        assertThat(request.input().value().path("RequestBody").textValue()).isEqualTo("{{secret:crm}}");
        assertThat(request.references()).containsExactly("/Headers/X");
    }

    @Test
    void aTaskThatIsRunAgainAfterACrashKnowsItsReferences() {
        ScriptedConnector connector = new ScriptedConnector().onAsync(CALL, r -> new CompletableFuture<>());
        World world = new World(2).with(connector);
        world.start(world.machine("m", machine(JSON_PATH)), "{'body':'b'}");
        world.settle();

        world.crash();
        world.pass(Duration.ofSeconds(1));

        assertThat(connector.started()).hasSize(2).extracting(TaskRequest::references)
                .containsOnly(connector.started().get(0).references());
        assertThat(connector.started().get(1).references()).containsExactly("/Headers/X");
    }
}
