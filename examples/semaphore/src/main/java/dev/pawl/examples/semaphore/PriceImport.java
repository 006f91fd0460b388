package dev.pawl.examples.semaphore;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.context;
import static dev.pawl.dsl.jsonata.Jsonata.errorOutput;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.ChoiceStep;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.FailStep;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.PassStep;
import dev.pawl.dsl.jsonata.TaskStep;
import dev.pawl.dsl.jsonata.Value;

/** Imports the prices of a supplier, but never those of more than two suppliers at a time. */
public final class PriceImport {
    /** Whose prices. */
    record Order(String supplier) {}

    /** What the keeper of seats is asked. */
    record SeatRequest(String verb, String semaphore, String holder, int seats, int leaseSeconds) {}

    /** What the import is told. An interface that remembers the highest ticket can refuse who lost the seat. */
    record Import(String supplier, long ticket) {}

    static final String SEMAPHORE = "supplier-interface";
    static final int SEATS = 2;
    /** Longer than the work may take, so that nobody works without a seat. */
    static final int LEASE_SECONDS = 120;
    static final int WORK_SECONDS = 60;
    static final Expr<String> ME = context().executionName();

    private static final String SEAT = "arn:aws:lambda:us-east-1:123456789012:function:seats";
    private static final String IMPORT = "arn:aws:lambda:us-east-1:123456789012:function:import-prices";

    /** The import of one supplier. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            pass("Begin").assign("supplier", input(Order.class).get(Order::supplier)).assign("problem", value(null))
                    .assign("imported", value(null)),
            task("Take a seat").resource(SEAT)
                    .arguments(a(SeatRequest.class).set(SeatRequest::verb).to("take")
                            .set(SeatRequest::semaphore).to(SEMAPHORE).set(SeatRequest::holder).to(ME)
                            .set(SeatRequest::seats).to(SEATS).set(SeatRequest::leaseSeconds).to(LEASE_SECONDS))
                    .timeout(ofSeconds(10))
                    .on("NoSeat").retry(times(200).startingAfter(ofSeconds(1)).backingOffBy(1.5)
                            .atMost(ofSeconds(20)).withJitter())
                    .on(Errors.ALL).retry(times(5).startingAfter(ofSeconds(1)).doubling().withJitter())
                    .on("NoSeat").goTo("No seat in time")
                    .assign("ticket", expr("$states.result.ticket")),
            work(a(Import.class).set(Import::supplier).to(variable("supplier", String.class))
                    .set(Import::ticket).to(variable("ticket", Long.class))),
            task("Give the seat back").resource(SEAT)
                    .arguments(object().put("verb", "give").put("semaphore", SEMAPHORE).put("holder", ME))
                    .timeout(ofSeconds(10))
                    .on(Errors.ALL).retry(times(5).startingAfter(ofSeconds(1)).doubling().withJitter())
                    .onAnyError().comment("The seat is free at the end of its lease").goOn(),
            didItWork(),
            imported(),
            notImported(),
            noSeat())
            .comment("Imports the prices of a supplier, but never those of more than two suppliers at a time");

    /** Many imports at once, each an execution of its own. */
    public static final Machine<Jsonata> RUSH = machine(
            map("Import all").items(expr("$states.input.suppliers"))
                    .itemSelector(object().put("supplier", expr("$states.context.Map.Item.Value")))
                    .each(task("Import one").resource("arn:aws:states:::states:startExecution.sync:2")
                            .arguments(object()
                                    .put("StateMachineArn",
                                            expr("$replace($states.context.StateMachine.Id, /[^:]+$/, 'semaphore')"))
                                    .put("Input", input()))
                            .timeout(ofHours(2))
                            .output(expr("$states.result.Output"))
                            .on(Errors.TASK_FAILED).output(object().put("supplier", expr("$states.input.supplier"))
                                    .put("error", expr("$states.errorOutput.Error")))
                            .goTo("Not imported")
                            .end(),
                            pass("Not imported"))
                    .output(object().put("imports", result())))
            .comment("Imports the prices of many suppliers; the semaphore sees to it that they take turns");

    private PriceImport() {}

    static TaskStep<Object> work(Value<?> arguments) {
        return task("Import the prices").resource(IMPORT).arguments(arguments)
                .timeout(ofSeconds(WORK_SECONDS))
                .comment("Not tried again: the lease would end. pawl-lint: allow LAMBDA_WITHOUT_RETRY")
                .onAnyError().assign("problem", errorOutput()).goOn()
                .assign("imported", result());
    }

    static ChoiceStep didItWork() {
        return choice("Did it work?").when(expr("$problem = null"), goTo("Imported"))
                .otherwise(goTo("Not imported"));
    }

    static PassStep imported() {
        return pass("Imported").output(variable("imported")).end();
    }

    static FailStep notImported() {
        return fail("Not imported").error(expr("$problem.Error")).cause(expr("$problem.Cause"));
    }

    static FailStep noSeat() {
        return fail("No seat in time").error("NoSeatInTime").cause("Nobody gave a seat back in time");
    }
}
