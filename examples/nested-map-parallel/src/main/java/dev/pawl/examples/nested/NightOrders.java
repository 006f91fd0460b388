package dev.pawl.examples.nested;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.context;
import static dev.pawl.dsl.jsonata.Jsonata.errorOutput;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.parallel;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.steps;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.List;

/** Checks every line of a night's orders, and says what is wrong with each of them, all of it. */
public final class NightOrders {
    /** One article of an order. */
    record Line(String article, int quantity, BigDecimal price) {}

    /** What a customer ordered. */
    record Order(String number, String customer, List<Line> lines) {}

    /** What came in overnight. */
    record Night(List<Order> orders) {}

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";
    /** What passes by itself: of the service, and of Lambda. */
    private static final String[] PASSING = {"Busy", Errors.TIMEOUT, "Lambda.ServiceException",
            "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"};
    private static final Expr<Order> ORDER = variable("order", Order.class).expr();
    private static final Expr<Line> ITEM = context().mapItemValue(Line.class);

    /** Orders, their lines, and the checks of a line side by side. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            map("Each order").items(input(Night.class).get(Night::orders))
                    .each(pass("Open the order").assign("order", input()),
                            map("Each line").items(ORDER.get(Order::lines))
                                    .each(parallel("Check the line")
                                            .branch(check("stock"))
                                            .branch(check("price"))
                                            .output(object().put("article", ITEM.get(Line::article))
                                                    .put("problems", expr("[$states.result.problem]"))))
                                    .maxConcurrency(8),
                            pass("Sum up").output(object().put("order", ORDER.get(Order::number))
                                    .put("customer", ORDER.get(Order::customer))
                                    .put("accepted", expr("$count($states.input.problems) = 0"))
                                    .put("problems", expr("[$states.input.problems]"))))
                    .maxConcurrency(4)
                    .output(object().put("accepted", expr("[$states.result[accepted].order]"))
                            .put("toBeCleared", expr("[$states.result[$not(accepted)]]"))))
            .comment("Checks every line of a night's orders, and says what is wrong with each of them");

    private NightOrders() {}

    /** A check that never fails: what was wrong is its result. */
    private static Steps<Jsonata> check(String what) {
        return steps(
                task("Check the " + what).resource(FUNCTION + "check-" + what)
                        .timeout(ofSeconds(10))
                        .on(PASSING).retry(times(3).startingAfter(ofSeconds(1)).doubling().withJitter())
                        .onAnyError().output(object().put("problem", object()
                                .put("article", input(Line.class).get(Line::article))
                                .put("error", errorOutput().error())
                                .put("cause", expr("($c := $string($states.errorOutput.Cause);"
                                        + " $contains($c, 'errorMessage') ? $parse($c).errorMessage : $c ? $c : '')"))))
                        .goTo("Note: " + what)
                        .output(object()).end(),
                pass("Note: " + what));
    }
}
