package dev.pawl.examples.orders;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Tasks.service;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.Variable;
import java.util.List;

/** Reserves what was ordered (Python) and prices each line (Node.js). */
public final class OrderConfirmation {
    record Order(String id, List<Line> lines) {}

    record Line(String item, int count) {}

    private static final String PRICE = "arn:aws:lambda:us-east-1:123456789012:function:price";
    private static final Variable<Order> ORDER = variable("order", Order.class);
    private static final Variable<String> RESERVATION = variable("reservation", String.class);

    public static final Machine<Jsonata> MACHINE = machine(
            service("Reserve", "lambda:invoke").set("FunctionName", "stock").set("Payload", input(Order.class))
                    .assign(ORDER, input(Order.class))
                    .assign(RESERVATION, result().field("Payload").field("reservation"))
                    .on("Sandbox.Timedout", "Runtime.ExitError", "Lambda.TooManyRequestsException").retry(times(2))
                    .on("OutOfStock")
                    .output(expr("""
                            {'status': 'BACKORDERED', 'why': $parse($states.errorOutput.Cause).errorMessage}"""))
                    .then(succeed("Backordered")),
            map("Price lines")
                    .items(ORDER.get(Order::lines))
                    .each(task("Price").resource(PRICE))
                    .output(object()
                            .put("status", "CONFIRMED")
                            .put("reservation", RESERVATION)
                            .put("lines", result())
                            .put("total", expr("$round($sum($states.result.total), 2)"))))
            .comment("Reserves what was ordered (Python) and prices each line (Node.js)");

    private OrderConfirmation() {}
}
