package dev.pawl.testkit.guide;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testkit.Play;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.guide.OrdersTest.Charge;
import dev.pawl.testkit.guide.OrdersTest.Order;
import dev.pawl.testkit.guide.OrdersTest.Receipt;
import dev.pawl.testkit.junit.Machine;
import dev.pawl.testkit.junit.MockCase;
import dev.pawl.testkit.junit.MockConfigFile;
import dev.pawl.testkit.junit.WorkflowTest;
import dev.pawl.testkit.mock.TaskFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the guide shows behind its first page. */
@WorkflowTest
@Machine("orders.asl.json")
class MoreTest {
    private final Order order = new Order("o-1", 42);

    @MockConfigFile("MockConfigFile.json")
    void everyTestCase(Stage stage, MockCase mocks) {
        var played = stage.run(mocks.machine(), order);

        assertThat(played.status().ended()).isTrue();
    }

    @Test
    void functions(Stage stage) {
        stage.function("charge", Charge.class, charge -> {
            if (charge.amount() > 1000) {
                throw new TaskFailure("Declined", "too much");
            }
            return new Receipt(true);
        });
        stage.when("Ship").returns("{\"parcel\": \"p-1\"}");

        assertThat(stage.run(order)).succeeded();
        assertThat(stage.run(new Order("o-2", 5000))).failedWith("Refused");
    }

    @Test
    void timeouts(Stage stage) {
        stage.when("Charge").neverAnswers();

        assertThat(stage.run(order)).failedWith("States.Timeout").took(Duration.ofMinutes(5));
    }

    @Test
    void callbacks(Stage stage) {
        stage.when("Charge").returns("{}");
        stage.when("Ship").answersAfter(Duration.ofDays(1)).isDeliveredTwice().returns("{\"parcel\": \"p-1\"}");

        assertThat(stage.run(order)).succeeded();
        assertThat(stage.deliveries()).last().satisfies(second -> assertThat(second.refusal()).isPresent());
    }

    @Test
    void stepByStep(Stage stage) {
        stage.when("Charge").returns("{}");
        stage.when("Ship").losesCallback();

        Play play = stage.start("orders", order).until("Ship").pass(Duration.ofDays(6));
        assertThat(play.soFar()).waitsIn("Ship");
        play.succeed("Ship", "{\"parcel\": \"p-1\"}");

        assertThat(play.toEnd()).succeeded();
    }

    @Test
    void crashes(Stage stage) {
        stage.when("Charge").crashesMeanwhile().returns("{}");
        stage.when("Ship").returns("{\"parcel\": \"p-1\"}");

        assertThat(stage.crashesAt("Cool off").run(order)).succeeded().hasPath("Charge", "Cool off", "Ship");
    }

    @Test
    void testState(Stage stage) {
        stage.mock("Charge", "{\"errorOutput\": {\"error\": \"Declined\", \"cause\": \"no money\"}}");

        assertThat(stage.run(order)).failedWith("Refused");
    }

    @Test
    void withoutTheExtension() {
        try (Stage stage = Stage.builder().seed(42).open()) {
            stage.deploy("hello", "{\"StartAt\": \"Hi\", \"States\": {\"Hi\": {\"Type\": \"Pass\", \"End\": true}}}");
            assertThat(stage.run("{}").path()).containsExactly("Hi");
        }
    }
}
