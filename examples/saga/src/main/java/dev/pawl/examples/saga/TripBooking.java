package dev.pawl.examples.saga;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.errorOutput;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Field;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.TaskStep;

/** Books flight, hotel and car; if one cannot be had, undoes what was booked, the last first. */
public final class TripBooking {
    /** What somebody wants. */
    record Trip(String id, String traveller, String flight, String hotel, String car) {}

    /** What the agency is asked. Its key says which booking is meant, however often it is asked. */
    record Request(String verb, String key, String what, String name) {}

    /** What the agency answers. */
    record Booking(String reference) {}

    private static final String AGENCY = "arn:aws:lambda:us-east-1:123456789012:function:travel-agency";
    private static final String OPEN_CASE = "arn:aws:lambda:us-east-1:123456789012:function:open-case";
    /** What passes by itself: of the service, and of Lambda. */
    private static final String[] PASSING = {"Busy", Errors.TIMEOUT, "Lambda.ServiceException",
            "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"};
    private static final Expr<Trip> TRIP = variable("trip", Trip.class).expr();

    /** The workflow. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            pass("Begin").assign("trip", input()).assign("leftOver", array()),
            book("flight", Trip::flight),
            book("hotel", Trip::hotel),
            book("car", Trip::car),
            pass("The trip is booked").output(object().put("trip", TRIP.get(Trip::id))
                    .put("flight", variable("flight")).put("hotel", variable("hotel")).put("car", variable("car")))
                    .end(),
            cancel("car"),
            cancel("hotel"),
            cancel("flight"),
            choice("Is all undone?").when(expr("$count($leftOver) = 0"), goTo("No trip"))
                    .otherwise(goTo("Hand it to people")),
            task("Hand it to people").resource(OPEN_CASE)
                    .arguments(object().put("key", expr("$states.context.Execution.Name"))
                            .put("trip", TRIP).put("leftOver", variable("leftOver"))
                            .put("problem", variable("problem")))
                    .timeout(ofSeconds(30))
                    .on(Errors.ALL).retry(times(10).startingAfter(ofSeconds(5)).doubling().atMost(ofMinutes(10))
                            .withJitter())
                    .next("Bookings are left over"),
            fail("No trip").error("TripNotBooked").cause(expr("$problem.Error & ': ' & $problem.Cause")),
            fail("Bookings are left over").error("BookingsLeftOver").cause(expr("$join($leftOver, ', ')"
                    + " & ' could not be cancelled; see ' & $states.input.case")))
            .comment("Books flight, hotel and car; if one cannot be had, undoes what was booked, the last first");

    private TripBooking() {}

    private static TaskStep<Object> book(String what, Field<Trip, String> name) {
        return task("Book the " + what).resource(AGENCY)
                .arguments(a(Request.class).set(Request::verb).to("book").set(Request::key).to(key(what))
                        .set(Request::what).to(what).set(Request::name).to(TRIP.get(name)))
                .timeout(ofSeconds(20))
                .on(PASSING).retry(times(3).startingAfter(ofSeconds(1)).doubling().withJitter())
                .onAnyError().assign("problem", errorOutput()).goTo("Cancel the " + what)
                .assign(what, result(Booking.class).get(Booking::reference));
    }

    private static TaskStep<Object> cancel(String what) {
        return task("Cancel the " + what).resource(AGENCY)
                .arguments(a(Request.class).set(Request::verb).to("cancel").set(Request::key).to(key(what))
                        .set(Request::what).to(what))
                .timeout(ofSeconds(20))
                .onAnyError().retry(times(8).startingAfter(ofSeconds(2)).doubling().atMost(ofMinutes(5)).withJitter())
                .onAnyError().assign("leftOver", expr("[$leftOver, '" + what + "']")).goOn();
    }

    private static Expr<String> key(String what) {
        return expr("$states.context.Execution.Name & '/" + what + "'");
    }
}
