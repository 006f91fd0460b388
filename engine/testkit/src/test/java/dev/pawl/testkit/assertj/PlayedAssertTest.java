package dev.pawl.testkit.assertj;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlayedAssertTest {
    private static final String ORDERS = """
            {"QueryLanguage": "JSONata", "StartAt": "Check", "States": {
              "Check": {"Type": "Pass", "Assign": {"total": "{% $states.input.total %}"}, "Next": "Charge"},
              "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
                "Arguments": {"amount": "{% $total %}"},
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3}],
                "Catch": [{"ErrorEquals": ["Declined"], "Next": "Refuse"}], "Next": "Ship"},
              "Ship": {"Type": "Succeed", "Output": {"shipped": true, "total": 42.0}},
              "Refuse": {"Type": "Fail", "Error": "Refused", "Cause": "The card was declined"}}}
            """;

    private final Stage stage = Stage.open().deploy("orders", ORDERS);

    record Shipment(boolean shipped, double total) {}

    @AfterEach
    void close() {
        stage.close();
    }

    private Played shipped() {
        stage.when("Charge").fails("Busy", "later").then().returns("{}");
        return stage.run("{\"total\":42}");
    }

    private Played refused() {
        stage.when("Charge").fails("Declined", "no money");
        return stage.run("{\"total\":42}");
    }

    @Test
    void whatHoldsIsSaidInOneSentence() {
        assertThat(shipped()).succeeded().hasPath("Check", "Charge", "Ship").entered("Check", "Ship").visited("Ship")
                .didNotEnter("Refuse").retried("Charge", 1).called("Charge", 2)
                .calledWith("Charge", "{\"amount\":42}").took(Duration.ofSeconds(3)).tookAtMost(Duration.ofDays(1))
                .hasVariable("total", 42).hasOutput("{\"shipped\":true,\"total\":42}").hasOutputAt("/shipped", true)
                .hasEvents("LambdaFunctionFailed", "ExecutionSucceeded").hasChildren(0)
                .outputAs(Shipment.class).isEqualTo(new Shipment(true, 42));
        assertThat(refused()).failed().failedWith("Refused", "card").caught("Charge", "Declined");
    }

    static List<Consumer<PlayedAssert>> wrong() {
        return List.of(PlayedAssert::failed, PlayedAssert::timedOut, PlayedAssert::isWaiting, PlayedAssert::wasAborted,
                a -> a.failedWith("E"), a -> a.waitsIn("Ship"), a -> a.hasPath("Check"),
                a -> a.entered("Ship", "Check"),
                a -> a.visited("Refuse"), a -> a.didNotEnter("Ship"), a -> a.retried("Charge", 2),
                a -> a.called("Charge", 1), a -> a.calledWith("Charge", 1), a -> a.took(Duration.ZERO),
                a -> a.tookAtMost(Duration.ZERO), a -> a.hasVariable("total", 1), a -> a.hasVariable("none", 1),
                a -> a.hasOutput(1), a -> a.hasOutputAt("/shipped", false), a -> a.hasEvents("TaskScheduled"),
                a -> a.hasExactlyEvents("ExecutionStarted"), a -> a.hasChildren(1), a -> a.caught("Charge", "Busy"),
                a -> a.child(0, PlayedAssert::succeeded), a -> a.outputAs(Shipment.class).isNull());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotHoldFailsAndShowsThePath(Consumer<PlayedAssert> assertion) {
        PlayedAssert played = assertThat(shipped());

        assertThatThrownBy(() -> assertion.accept(played)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("Charge (Task) {\"total\":42}").hasMessageContaining("✗ Busy: later")
                .hasMessageContaining("→ SUCCEEDED {\"shipped\":true,\"total\":42.0} after 3s");
    }

    @Test
    void aFailureIsNotTakenForAnother() {
        Played refused = refused();
        assertThatThrownBy(() -> assertThat(refused).succeeded()).hasMessageContaining("✗ Refused: The card was");
        assertThatThrownBy(() -> assertThat(refused).failedWith("Refused", "bank"))
                .hasMessageContaining("a cause with \"bank\"");
    }
}
