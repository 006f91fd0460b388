package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelTest {
    private static final String JOB = "arn:aws:states:::batch:submitJob.sync";
    private static final String MACHINE = """
            {'StartAt':'J','States':{'J':{'Type':'Task','Resource':'%s','End':true,
              'Parameters':{'JobName':'j','JobDefinition':'d','JobQueue':'q'}}}}""".formatted(JOB);

    @Test
    void a_cancellation_that_fails_is_tried_again() {
        ScriptedConnector connector = new ScriptedConnector().failCancels(2).on(JOB,
                request -> new Outcome.Accepted(Payload.EMPTY_OBJECT, Payload.parse("{\"job\":1}")));
        World world = new World(1).with(connector);
        String execution = world.start(world.machine("jobs", MACHINE), "{}");

        world.now(world.engine().executions().stop(execution, Failure.UNNAMED));
        assertThat(connector.cancelled()).hasSize(1);
        world.pass(Duration.ofSeconds(10));

        assertThat(connector.cancelled()).hasSize(3);
        assertThat(world.engine().executionsInMemory()).isZero();
    }
}
