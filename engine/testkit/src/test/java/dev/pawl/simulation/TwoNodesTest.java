package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.Executions.Start;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TwoNodesTest {
    private static final String WAIT = "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':60,'Next':'B'},'B':{'Type':'Pass','End':true}}}";

    private final World world = new World(7);
    private final SimulatedProcess other = world.another("the-other-node");
    private final String machine = world.machine("m", WAIT);

    private void await(BooleanSupplier condition) {
        for (int i = 0; i < 10_000 && !condition.getAsBoolean(); i++) {
            if (!world.process.step() && !other.step()) {
                world.clock.advanceToNext();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private <T> T answer(CompletionStage<T> stage) {
        await(() -> stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    @Test
    void anyNodeTakesAnyRequest() {
        String arn = answer(other.engine().executions().start(Start.of(machine, "{}"))).executionArn();
        assertThat(world.types(arn)).endsWith("WaitStateEntered");
        answer(other.engine().executions().stop(arn, Failure.of("E", "C")));
        assertThat(world.row(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.inbox()).isEmpty();
    }

    @Test
    void whoeverTakesOverGoesOnAndWhoeverLostWritesNothing() {
        String arn = answer(world.engine().executions().start(Start.of(machine, "{}"))).executionArn();
        world.takeAwayLeases();
        SimulatedProcess third = world.another("the-third-node");
        while (!world.ended(arn)) {
            if (!third.step() && !world.process.step() && !other.step()) {
                world.clock.advanceToNext();
            }
        }
        assertThat(world.row(arn).endings()).isEqualTo(1);
        assertThat(world.types(arn)).containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited",
                "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    }
}
