package dev.pawl.examples.intake;

import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Takes orders in that a shop sends, and closes the books every evening. */
public final class ShopIntake {
    public static final Machine<Jsonata> MACHINE = machine(
            choice("Who called")
                    .when(expr("$states.input.kind = 'evening'"), pass("Close the books")
                            .output(object().put("closed", expr("$substringBefore($states.input.at, 'T')"))))
                    .otherwise(pass("Price the order")
                            .output(object()
                                    .put("order", expr("$states.input.order.id"))
                                    .put("total", expr("$sum($states.input.order.lines.(price * quantity))")))))
            .comment("Takes orders in that a shop sends, and closes the books every evening.");

    private ShopIntake() {}
}
