package dev.pawl.examples.scatter;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.context;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;
import java.util.List;

/** Asks all carriers at once what a shipment costs, and takes the best of what came in time. */
public final class FreightQuotes {
    /** What is to be carried. */
    record Shipment(String from, String to, int kilograms) {}

    /** Who is asked, and with how few offers one is content. */
    record Request(Shipment shipment, List<String> carriers, int offersNeeded) {}

    /** What one carrier is asked. */
    record Question(String carrier, Shipment shipment) {}

    private static final String QUOTE = "arn:aws:lambda:us-east-1:123456789012:function:carrier-quote";

    /** What passes by itself; who is silent is not asked again. */
    private static final String[] PASSING = {"Busy", "Lambda.ServiceException", "Lambda.AWSLambdaException",
            "Lambda.SdkClientException", "Lambda.TooManyRequestsException"};

    /** The workflow. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            map("Ask all carriers").items(input(Request.class).get(Request::carriers))
                    .itemSelector(a(Question.class)
                            .set(Question::carrier).to(context().mapItemValue(String.class))
                            .set(Question::shipment).to(input(Request.class).get(Request::shipment)))
                    .each(task("Ask one").resource(QUOTE)
                            .timeout(ofSeconds(2))
                            .on(PASSING).retry(times(2).startingAfter(ofSeconds(1)).evenly().withJitter())
                            .onAnyError().output(object().put("carrier", input(Question.class).get(Question::carrier))
                                    .put("none", expr("$states.errorOutput.Error")))
                            .goTo("No offer")
                            .end(),
                            pass("No offer"))
                    .output(object().put("offers", expr("[$states.result[$exists(euro)]^(euro)]"))
                            .put("silent", expr("[$states.result[$exists(none)]]"))),
            choice("Are there enough?")
                    .when(expr("$count($states.input.offers) >= $states.context.Execution.Input.offersNeeded"),
                            goTo("The best offer"))
                    .otherwise(goTo("Too few offers")),
            succeed("The best offer").output(object().put("best", expr("$states.input.offers[0]"))
                    .put("others", expr("[$states.input.offers[[1..$count($states.input.offers)]]]"))
                    .put("silent", expr("$states.input.silent"))),
            fail("Too few offers").error("TooFewOffers")
                    .cause(expr("'Only ' & $count($states.input.offers) & ' of '"
                            + " & $count($states.context.Execution.Input.carriers) & ' carriers made an offer'")))
            .comment("Asks all carriers at once what a shipment costs, and takes the best of what came in time");

    private FreightQuotes() {}
}
