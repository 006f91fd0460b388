package dev.pawl.examples.intake;

import static dev.pawl.dsl.jsonata.Conditions.eq;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Texts.substringBefore;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;

/** Takes orders in that a shop sends, and closes the books every evening. */
public final class ShopIntake {
    /** What starts an execution: the shop with an order, or the evening. */
    record Call(String kind, String at, Order order) {}

    record Order(String id) {}

    private static final Expr<Call> CALL = input(Call.class);

    public static final Machine<Jsonata> MACHINE = machine(
            choice("Who called")
                    .when(eq(CALL.get(Call::kind), "evening"), pass("Close the books")
                            .output(object().put("closed", substringBefore(CALL.get(Call::at), "T"))))
                    .otherwise(pass("Price the order")
                            .output(object()
                                    .put("order", CALL.get(Call::order).get(Order::id))
                                    .put("total", expr("$sum($states.input.order.lines.(price * quantity))")))))
            .comment("Takes orders in that a shop sends, and closes the books every evening.");

    private ShopIntake() {}
}
