package dev.pawl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.connector.Outcome;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.testkit.mock.MockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final String CHARGE = "'Charge':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:"
            + "function:charge'";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    private void machine(String states) {
        stage.deploy("m", definition(states));
    }

    private static String definition(String states) {
        String first = states.substring(1, states.indexOf('\'', 1));
        return ("{'StartAt':'" + first + "','States':{" + states + "}}").replace('\'', '"');
    }

    @Test
    void aTaskIsAnsweredByTheMockOfItsState() {
        machine(CHARGE + ",'End':true}");
        stage.when("Charge").returns("{\"paid\":true}");

        Played played = stage.run("{\"total\":42}");

        assertThat(played.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(played.output()).contains(Json.read("{\"paid\":true}"));
        assertThat(played.path()).containsExactly("Charge");
        assertThat(played.eventTypes()).containsExactly("ExecutionStarted", "TaskStateEntered",
                "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
                "ExecutionSucceeded");
        assertThat(played.waitingFor()).isEmpty();
    }

    @Test
    void whateverAMockThrowsEndsThePlay() {
        machine(CHARGE + ",'End':true}");
        stage.when("Charge").answersCall(call -> {
            throw new StackOverflowError("too deep");
        });

        assertThatThrownBy(() -> stage.run("{}")).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
    }

    @Test
    void executionsThatGoOnStartingThemselvesAreTold() {
        machine("'Again':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','Parameters':{"
                + "'StateMachineArn':'arn:aws:states:us-east-1:123456789012:stateMachine:m'},'End':true}");

        assertThatThrownBy(() -> stage.run("{}")).hasMessageContaining("each started by the one before");
    }

    @Test
    void aYearOfWaitingTakesNoTime() {
        machine("'Wait':{'Type':'Wait','Seconds':31536000,'End':true}");

        assertThat(stage.run("{}").duration()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void aTaskWithoutAMockEndsThePlayWhateverIsCaught() {
        machine(CHARGE + ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Sorry'}],'End':true},"
                + "'Sorry':{'Type':'Pass','End':true}");

        assertThatThrownBy(() -> stage.run("{}")).isInstanceOf(MockException.class)
                .hasMessageContaining("Expected a mock for the state Charge of m");
    }

    @Test
    void whatCannotGoOnSaysWhatItWaitsFor() {
        machine("'Ask':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken',"
                + "'Parameters':{'QueueUrl':'q','MessageBody.$':'$$.Task.Token'},'End':true}");
        stage.when("Ask").losesCallback();

        Play play = stage.start("m", "{}");
        assertThat(play.toEnd().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(play.soFar().waitingFor()).containsExactly("Ask for somebody who brings its task token back");

        assertThat(play.succeed("Ask", "7").toEnd().output()).contains(Json.read("7"));
    }

    @Test
    void retriesAreCounted() {
        machine(CHARGE + ",'Retry':[{'ErrorEquals':['Busy'],'IntervalSeconds':60}],'End':true}");
        stage.when("Charge").fails("Busy", "later").times(2).then().returns("1");

        Played played = stage.run("{}");

        assertThat(played.visits().getFirst().retries()).isEqualTo(2);
        assertThat(played.duration()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aConnectorReallyDoesWhatNoMockAnswers() {
        ScriptedConnector real = new ScriptedConnector().onAsync(
                "arn:aws:lambda:us-east-1:123456789012:function:charge", request -> CompletableFuture.supplyAsync(
                        () -> new Outcome.Completed(request.input())));
        try (Stage other = Stage.builder().connector(real).open()) {
            other.deploy("m", definition(CHARGE + ",'TimeoutSeconds':1,'Next':'Again'},"
                    + CHARGE.replace("'Charge'", "'Again'") + ",'End':true}"));
            other.when("Again").answers(Integer.class, n -> n + 1);

            assertThat(other.run("41").output()).contains(Json.read("42"));
            assertThat(real.started()).hasSize(1);
        }
    }

    @Test
    void listenersHearOfEachPlay() {
        List<Played> heard = new ArrayList<>();
        machine("'Wait':{'Type':'Wait','Seconds':5,'End':true}");

        Played played = stage.listener(heard::add).run("{}");

        assertThat(heard).containsExactly(played);
        assertThat(played.definition()).isEqualTo(stage.definition("m"));
    }

    @Test
    void whatIsWrongWithATestIsSaid() {
        assertThatThrownBy(() -> stage.run("{}")).hasMessageContaining("Expected one machine, but there are []");
        assertThatThrownBy(() -> stage.run("n", "{}")).hasMessageContaining("but got n");
        machine("'Wait':{'Type':'Wait','Seconds':5,'End':true}");
        assertThatThrownBy(() -> stage.run("{")).hasMessageContaining("Expected JSON text, but got {");
        assertThatThrownBy(() -> stage.deploy("m", "{}")).hasMessageContaining("Invalid State Machine Definition");
        assertThatThrownBy(() -> stage.deploy("m", Path.of("nowhere.json"))).hasMessageContaining("nowhere.json");
        assertThatThrownBy(() -> stage.start("m", "{}").until("Never")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected Never to be entered");
    }

    @Test
    void anExpressMachineThatLoopsIsTimedOut() {
        stage.deployExpress("m", definition("'A':{'Type':'Pass','Next':'More'},'More':{'Type':'Choice','Choices':["
                + "{'Variable':'$.done','IsPresent':true,'Next':'Z'}],'Default':'A'},'Z':{'Type':'Succeed'}"));

        Played played = stage.run("{}");

        assertThat(played.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(played.duration()).isEqualTo(Duration.ofMinutes(5));
    }
}
