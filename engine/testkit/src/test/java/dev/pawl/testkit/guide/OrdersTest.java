package dev.pawl.testkit.guide;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;

import dev.pawl.testkit.Stage;
import dev.pawl.testkit.junit.Machine;
import dev.pawl.testkit.junit.WorkflowTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WorkflowTest
@Machine("orders.asl.json")
class OrdersTest {
    record Order(String id, int total) {}

    record Charge(String orderId, int amount) {}

    record Receipt(boolean paid) {}

    @Test
    void anOrderIsShippedAfterTwoWeeks(Stage stage) {
        stage.when("Charge").fails("Busy", "try later").then().returns(new Receipt(true));
        stage.when("Ship").answersAfter(Duration.ofDays(2)).returns("{\"parcel\": \"p-1\"}");

        var played = stage.run(new Order("o-1", 42));

        assertThat(played).succeeded()
                .hasPath("Charge", "Cool off", "Ship")
                .calledWith("Charge", new Charge("o-1", 42))
                .retried("Charge", 1)
                .took(Duration.ofDays(16).plusSeconds(10))
                .hasOutput("{\"shipped\": true, \"parcel\": \"p-1\"}");
    }

    @Test
    void aCardMayBeDeclined(Stage stage) {
        stage.when("Charge").fails("Declined", "no money");

        assertThat(stage.run(new Order("o-1", 42))).caught("Charge", "Declined").failedWith("Refused")
                .didNotEnter("Ship");
    }
}
