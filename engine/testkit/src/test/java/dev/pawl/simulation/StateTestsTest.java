package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.StateTests;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.Tested;
import dev.pawl.testkit.ScriptedConnector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** States tried out with real connectors. */
class StateTestsTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";

    private final World world = new World(1);

    private CompletableFuture<StateTests.Result> test(String more) {
        String definition = ("{'Type':'Task','Resource':'" + FUNCTION + "','End':true" + more + "}").replace('\'', '"');
        CompletableFuture<StateTests.Result> result = world.engine().stateTests().run(StateTest.of(definition, "{}"))
                .toCompletableFuture();
        world.settle();
        return result;
    }

    private void answers(Outcome outcome) {
        world.with(new ScriptedConnector().on(FUNCTION, request -> outcome));
    }

    private void neverAnswers() {
        world.with(new ScriptedConnector().onAsync(FUNCTION, request -> new CompletableFuture<>()));
    }

    @Test
    void aTaskWithoutAMockIsReallyDoneAndLeavesNothingBehind() {
        answers(new Outcome.Completed(Payload.parse("42")));
        Tested tested = test("").join().tested();

        assertThat(tested.status()).isEqualTo(Tested.Status.SUCCEEDED);
        assertThat(tested.output()).contains(Payload.parse("42"));
        assertThat(tested.inspection().result()).contains(Payload.parse("42"));
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void itsErrorIsRetriedOrCaughtAsInAnExecution() {
        answers(Outcome.Failed.of("E", "why"));

        assertThat(test(",'Retry':[{'ErrorEquals':['E']}]").join().tested().status())
                .isEqualTo(Tested.Status.RETRIABLE);
        assertThat(test(",'Catch':[{'ErrorEquals':['E'],'Next':'C'}]").join().tested().nextState()).contains("C");
        assertThat(test("").join().tested().failure()).isEqualTo(Failure.of("E", "why"));
    }

    @Test
    void itsOwnTimeoutCanBeCaught() {
        neverAnswers();
        var result = test(",'TimeoutSeconds':10,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'C'}]");
        world.pass(Duration.ofSeconds(9));
        assertThat(result).isNotDone();
        world.pass(Duration.ofSeconds(1));

        assertThat(result.join().tested().status()).isEqualTo(Tested.Status.CAUGHT_ERROR);
    }

    @Test
    void noTestLastsLongerThanFiveMinutes() {
        neverAnswers();
        var result = test(",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'C'}]");
        world.pass(Duration.ofMinutes(5));

        assertThat(result.join().tested().status()).isEqualTo(Tested.Status.FAILED);
        assertThat(result.join().tested().failure()).isEqualTo(Failure.of("States.Timeout"));
    }

    @Test
    void whatWentOverTheWireIsHandedOn() {
        HttpTrace.Request request = new HttpTrace.Request("https", "GET", "https://example.com", Optional.empty(),
                Optional.empty());
        HttpTrace trace = new HttpTrace(request, request, Optional.empty());
        answers(new Outcome.Completed(Payload.NULL, Optional.of(trace)));

        assertThat(test("").join().trace()).contains(trace);
    }

    @Test
    void aResourceThatNobodyHandlesFailsTheState() {
        assertThat(test("").join().tested().failure().error()).contains("States.Runtime");
    }

    @Test
    void aTestThatContradictsItselfIsRefused() {
        var result = world.engine().stateTests().run(StateTest.of("{\"Type\":\"Succeed\"}", "{}").named("A"))
                .toCompletableFuture();

        assertThat(result).failsWithin(Duration.ZERO).withThrowableThat()
                .withCauseInstanceOf(EngineException.class);
        assertThat(result.handle((done, refused) -> ((EngineException) cause(refused)).reason()).join())
                .isEqualTo(EngineException.Reason.INVALID_DEFINITION);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
