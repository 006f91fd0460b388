package dev.pawl.examples.polling;

import static dev.pawl.dsl.Retry.never;
import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Conditions.eq;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.TaskStep;
import dev.pawl.dsl.jsonata.Value;

/** Has a bank put statements together, and waits until they are there: by asking, or by being told. */
public final class Statements {
    /** What somebody wants, and how long they are willing to wait. */
    record Wish(String account, String month, int atMostSeconds) {}

    /** What starts a job. The key makes that starting it twice starts it once. */
    record Start(String verb, String key, String account, String month) {}

    /** What the bank says about a job. */
    record Job(String status, String file) {}

    private static final String BANK = "arn:aws:lambda:us-east-1:123456789012:function:statements";
    private static final String GIVEN_UP = "Sfn.TaskTimedOutException";
    private static final String PARTNER = "$replace($states.context.StateMachine.Id, /[^:]+$/, 'partner')";

    /** Asks, waits, asks again: with longer and longer pauses, until the deadline. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            bank("Start the job", a(Start.class).set(Start::verb).to("start")
                    .set(Start::key).to(expr("$states.context.Execution.Name"))
                    .set(Start::account).to(input(Wish.class).get(Wish::account))
                    .set(Start::month).to(input(Wish.class).get(Wish::month)))
                    .assign("job", expr("$states.result.job")).assign("pause", value(1))
                    .assign("deadline", expr("$millis() + $states.input.atMostSeconds * 1000")),
            waiting("Let it work").seconds(variable("pause", Integer.class)),
            bank("Is it done?", object().put("verb", "ask").put("job", variable("job"))).output(result()),
            choice("What now?")
                    .when(eq(input(Job.class).get(Job::status), "DONE"), goTo("Statements are there"))
                    .when(eq(input(Job.class).get(Job::status), "FAILED"), goTo("The bank failed"))
                    .when(expr("$millis() >= $deadline"), goTo("Call it off"))
                    .when(eq(input(Job.class).get(Job::status), "RUNNING"))
                    .assign("pause", expr("$min([$pause * 2, 60, $max([1, $ceil(($deadline - $millis()) / 1000)])])"))
                    .then(goTo("Let it work"))
                    .otherwise(goTo("The bank failed")),
            bank("Call it off", object().put("verb", "cancel").put("job", variable("job"))).next("Too slow"),
            succeed("Statements are there").output(object().put("file", input(Job.class).get(Job::file))),
            fail("The bank failed").error("StatementsFailed")
                    .cause(expr("'The bank says ' & $states.input.status & ' about ' & $job")),
            fail("Too slow").error("StatementsTooSlow").cause(expr("$job & ' was not done in time'")))
            .comment("Has a bank put statements together, and asks until they are there");

    /** Hands out a token and does nothing until somebody brings it back. */
    public static final Machine<Jsonata> WITH_TOKEN = machine(
            task("Have it done").resource("arn:aws:states:::states:startExecution.waitForTaskToken")
                    .arguments(object().put("StateMachineArn", expr(PARTNER))
                            .put("Name", expr("$states.context.Execution.Name & '-partner'"))
                            .put("Input", object().put("account", expr("$states.input.account"))
                                    .put("month", expr("$states.input.month"))
                                    .put("token", expr("$states.context.Task.Token"))))
                    .timeout(expr("$states.input.atMostSeconds"))
                    .on(Errors.TIMEOUT).goTo("Too slow"),
            succeed("Statements are there").output(object().put("file", expr("$states.input.file"))),
            fail("Too slow").error("StatementsTooSlow").cause("Nobody brought the token back in time"))
            .comment("Has a bank put statements together, and is told when they are there");

    /** Stands for a bank that tells: works for a while, then brings the token back. */
    public static final Machine<Jsonata> PARTNER_SIDE = machine(
            waiting("Put it together").duration(ofSeconds(2)),
            choice("Does somebody wait?").when(expr("$exists($states.input.token)"), goTo("Tell them"))
                    .otherwise(goTo("Nobody to tell")),
            task("Tell them").resource("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess")
                    .arguments(object().put("TaskToken", expr("$states.input.token"))
                            .put("Output", object().put("file",
                                    expr("'statements/' & $states.input.account & '-' & $states.input.month & '.pdf'"))))
                    .timeout(ofSeconds(30))
                    .on(GIVEN_UP).retry(never())
                    .on(Errors.ALL).retry(times(10).startingAfter(ofSeconds(1)).doubling().withJitter())
                    .on(GIVEN_UP).comment("They wait no more").goTo("Nobody to tell")
                    .end(),
            succeed("Nobody to tell"))
            .comment("Works for a while, then brings the token back");

    private Statements() {}

    private static TaskStep<Object> bank(String name, Value<?> arguments) {
        return task(name).resource(BANK).arguments(arguments).timeout(ofSeconds(10))
                .on(Errors.ALL).retry(times(4).startingAfter(ofSeconds(1)).doubling().withJitter());
    }
}
