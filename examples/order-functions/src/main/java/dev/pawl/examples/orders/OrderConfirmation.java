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

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Reserves what was ordered (Python) and prices each line (Node.js) */
public final class OrderConfirmation {
    private static final String PRICE = "arn:aws:lambda:us-east-1:123456789012:function:price";

    public static final Machine<Jsonata> MACHINE = machine(
            task("Reserve").resource("arn:aws:states:::lambda:invoke")
                    .arguments(object().put("FunctionName", "stock").put("Payload", input()))
                    .assign("order", input())
                    .assign("reservation", expr("$states.result.Payload.reservation"))
                    .on("Sandbox.Timedout", "Runtime.ExitError", "Lambda.TooManyRequestsException").retry(times(2))
                    .on("OutOfStock")
                            .output(expr(
                                    "{'status': 'BACKORDERED', 'why': $parse($states.errorOutput.Cause).errorMessage}"))
                            .then(succeed("Backordered")),
            map("Price lines")
                    .items(expr("$order.lines"))
                    .each(task("Price").resource(PRICE))
                    .output(object()
                            .put("status", "CONFIRMED")
                            .put("reservation", variable("reservation"))
                            .put("lines", result())
                            .put("total", expr("$round($sum($states.result.total), 2)"))))
            .comment("Reserves what was ordered (Python) and prices each line (Node.js)");

    private OrderConfirmation() {}
}
