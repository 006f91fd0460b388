package dev.pawl.examples.embedded;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.Variable;

/** How an order is fulfilled. */
public final class OrderFlow {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final Variable<Order> ORDER = variable("order", Order.class);

    private OrderFlow() {}

    /** The workflow. */
    public static Machine<Jsonata> machine() {
        return Jsonata.machine(
                task("Reserve").resource(FUNCTION + "reserve").assign(ORDER, input(Order.class))
                        .output(input(Order.class)),
                task("Charge").resource(FUNCTION + "charge")
                        .arguments(a(Charge.class).set(Charge::order).to(ORDER.get(Order::id)).set(Charge::card)
                                .to(ORDER.get(Order::card)).set(Charge::amount).to(ORDER.get(Order::price)))
                        .on("BankBusy").retry(times(3).startingAfter(ofSeconds(1)).doubling())
                        .on("CardRefused").then(task("Release").resource(FUNCTION + "release").arguments(ORDER),
                                fail("Refused").error("CardRefused").cause("The card was refused")),
                waiting("Time to change one's mind").duration(ofSeconds(2)),
                task("Ship").resource(FUNCTION + "ship"))
                .comment("Reserves, charges, waits and ships").input(Order.class).output(Parcel.class);
    }
}
