package dev.pawl.examples.handoff;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Conditions.eq;
import static dev.pawl.dsl.jsonata.Conditions.lt;
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
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import java.math.BigDecimal;

/**
 * A day's meter readings: a Standard machine hands each to an Express one, which hands what takes days back.
 */
public final class MeterReadings {
    /** One reading, as it is handed over. */
    record Reading(String day, String meter, BigDecimal before, BigDecimal now) {}

    /** What came of a reading. */
    record Weighed(String meter, BigDecimal used) {}

    private static final Expr<Reading> READING = input(Reading.class);
    private static final Expr<Weighed> WEIGHED = input(Weighed.class);

    /** Standard: the day as a whole. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            map("Each reading").items(expr("$states.input.readings"))
                    .itemSelector(expr("$merge([{'day': $states.input.day}, $states.context.Map.Item.Value])"))
                    .each(task("Weigh it").resource("arn:aws:states:::aws-sdk:sfn:startSyncExecution")
                            .arguments(object().put("StateMachineArn", sibling("reading"))
                                    .put("Input", expr("$string($states.input)")))
                            .timeout(ofSeconds(330))
                            .onAnyError().retry(times(3).startingAfter(ofSeconds(1)).doubling().withJitter())
                            .output(object().put("meter", READING.get(Reading::meter))
                                    .put("status", expr("$states.result.Status"))
                                    .put("weighed", expr("$states.result.Status = 'SUCCEEDED' ?"
                                            + " $parse($states.result.Output) : null"))
                                    .put("error", expr("$states.result.Status = 'SUCCEEDED' ?"
                                            + " null : $string($states.result.Error)"))),
                            choice("Did it succeed?")
                                    .when(eq(expr("$states.input.status").as(String.class), "SUCCEEDED"))
                                    .output(expr("$states.input.weighed")).then(goTo("Weighed"))
                                    .otherwise(goTo("Not weighed")),
                            pass("Weighed").end(),
                            pass("Not weighed").output(object().put("meter", expr("$states.input.meter"))
                                    .put("error", expr("$states.input.error"))))
                    .maxConcurrency(20)
                    .output(object().put("used", expr("$sum([$states.result.used])"))
                            .put("inspections", expr("[$distinct($states.result.inspection)]"))
                            .put("notWeighed", expr("[$states.result[$exists(error)]]"))))
            .comment("Weighs a day's meter readings, each in an Express execution");

    /** Express: one reading, in milliseconds and without a history. */
    public static final Machine<Jsonata> READING_MACHINE = machine(
            choice("Is it a number?").when(expr("$type($states.input.now) = 'number'"), goTo("Subtract"))
                    .otherwise(goTo("Unreadable")),
            pass("Subtract").assign("day", READING.get(Reading::day))
                    .output(a(Weighed.class).set(Weighed::meter).to(READING.get(Reading::meter))
                            .set(Weighed::used).to(expr("$states.input.now - $states.input.before"))),
            choice("Does it run backwards?")
                    .when(lt(WEIGHED.get(Weighed::used), BigDecimal.ZERO), goTo("Ask for an inspection"))
                    .otherwise(goTo("Fine")),
            pass("Fine").end(),
            task("Ask for an inspection").resource("arn:aws:states:::states:startExecution")
                    .arguments(object().put("StateMachineArn", sibling("inspection"))
                            .put("Name", expr("$states.input.meter & '-' & $day"))
                            .put("Input", input()))
                    .timeout(ofSeconds(10))
                    .on("StepFunctions.ExecutionAlreadyExistsException").output(input())
                    .comment("It was asked for before, and has ended since").goTo("Inspected")
                    .on(Errors.TIMEOUT, "StepFunctions.SdkClientException")
                    .retry(times(3).startingAfter(ofSeconds(1)).doubling().withJitter())
                    .output(input()),
            pass("Inspected").output(object().put("meter", WEIGHED.get(Weighed::meter)).put("used", 0)
                    .put("inspection", expr("$states.input.meter & '-' & $day"))).end(),
            fail("Unreadable").error("Unreadable").cause(expr("$states.input.meter & ' says ' & $states.input.now")))
            .comment("Weighs one reading, and asks for an inspection of meters that run backwards").express();

    /** Standard: what takes days. */
    public static final Machine<Jsonata> INSPECTION = machine(
            waiting("Until somebody was there").duration(ofSeconds(2)).comment("Days, in earnest"),
            pass("Inspected").output(object().put("meter", expr("$states.input.meter")).put("replaced", true)))
            .comment("Has a meter inspected");

    private MeterReadings() {}

    /** The ARN of the machine beside this one. */
    private static Expr<String> sibling(String name) {
        String own = context().stateMachineId().text();
        return expr("$replace(" + own + ", /[^:]+$/, '" + name + "')");
    }
}
