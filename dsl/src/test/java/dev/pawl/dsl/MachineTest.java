package dev.pawl.dsl;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Conditions.gt;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    record Order(String id, BigDecimal total) {}

    record Charge(String orderId, BigDecimal amount, String currency) {}

    private static final String CHARGE = "arn:aws:lambda:us-east-1:123456789012:function:charge";

    @Test
    void armsGoOnToWhatFollows() {
        Expr<Order> order = input(Order.class);
        Machine<Jsonata> machine = machine(
                choice("Much?").when(gt(order.get(Order::total), 1000),
                        waiting("Think").duration(ofSeconds(60))).otherwise(Jsonata.goOn()),
                task("Charge").resource(CHARGE)
                        .arguments(a(Charge.class).set(Charge::orderId).to(order.get(Order::id))
                                .set(Charge::amount).to(order.get(Order::total)).set(Charge::currency).to("EUR"))
                        .on("Busy").retry(times(3).startingAfter(ofSeconds(2)).withJitter())
                        .on("Declined").output(order).then(goTo("Ask"))
                        .output(result()).end(),
                pass("Ask"));
        assertThat(Json.read(machine.definition())).isEqualTo(Json.read("""
                {"QueryLanguage": "JSONata", "StartAt": "Much?", "States": {
                  "Much?": {"Type": "Choice", "Choices": [
                    {"Condition": "{% $states.input.total > 1000 %}", "Next": "Think"}], "Default": "Charge"},
                  "Think": {"Type": "Wait", "Seconds": 60, "Next": "Charge"},
                  "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
                    "Arguments": {"orderId": "{% $states.input.id %}", "amount": "{% $states.input.total %}",
                      "currency": "EUR"},
                    "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 3,
                      "JitterStrategy": "FULL"}],
                    "Catch": [{"ErrorEquals": ["Declined"], "Output": "{% $states.input %}", "Next": "Ask"}],
                    "Output": "{% $states.result %}", "End": true},
                  "Ask": {"Type": "Pass", "End": true}}}
                """));
    }

    @Test
    void mistakesNameTheLineThatWroteThem() {
        Machine<Jsonata> machine = machine(pass("A").next("Nowhere"), pass("B"));
        assertThatThrownBy(machine::build).isInstanceOf(MachineException.class).hasMessageContaining("/States/A/Next")
                .hasMessageContaining("MachineTest.java:");
    }

    @Test
    void numbersThatJsonHasNotAreRefusedWhereTheyAreWritten() {
        assertThatThrownBy(() -> PlainJson.of(List.of(1, Double.NaN))).hasMessageContaining("but got NaN");
        assertThatThrownBy(() -> PlainJson.of(Float.NEGATIVE_INFINITY)).hasMessageContaining("but got -Infinity");
    }
}
