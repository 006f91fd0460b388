package dev.pawl.examples.escalation;

import static dev.pawl.dsl.Retry.times;
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
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.ChoiceStep;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.FailStep;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.ObjectValue;
import dev.pawl.dsl.jsonata.PassStep;
import dev.pawl.dsl.jsonata.SucceedStep;
import dev.pawl.dsl.jsonata.TaskStep;
import dev.pawl.dsl.jsonata.Value;
import java.util.List;
import java.util.Map;

/**
 * Access to a production system: the lead decides; if the lead is silent, the manager may, too; all is
 * recorded.
 */
public final class AccessRequest {
    /** Who wants what, and how long people may take. */
    record Request(String engineer, String system, String reason, int leadSeconds, int totalSeconds) {}

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final Expr<Request> REQUEST = variable("request", Request.class).expr();
    private static final Expr<String> TITLE = expr("$request.engineer & ' asks for access to ' & $request.system");

    /** With approvals, as Pawl has them. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            begin(),
            task("Ask").resource("arn:pawl:states:::approval:request")
                    .arguments(object().put("Title", TITLE).put("Message", REQUEST.get(Request::reason))
                            .put("Requester", REQUEST.get(Request::engineer))
                            .put("Approvers", Map.of("Users", List.of("lena")))
                            .put("RejectQuorum", 1)
                            .put("Reminders", expr("$ceil($request.leadSeconds / 2)"))
                            .put("Escalation", array(object().put("After", REQUEST.get(Request::leadSeconds))
                                    .put("To", Map.of("Users", List.of("max")))))
                            .put("Due", REQUEST.get(Request::totalSeconds)))
                    .timeout(expr("$request.totalSeconds + 60"))
                    .comment("with-tokens.asl.json is for AWS. pawl-lint: allow NOT_ON_AWS_RESOURCE")
                    .on("Approval.Rejected").assign("decision",
                            expr("($why := $parse($states.errorOutput.Cause); {'granted': false,"
                                    + " 'by': $why.DecidedBy, 'reason': $why.Reason})"))
                    .goTo("Record the decision")
                    .on("Approval.Expired").assign("decision", nobody()).goTo("Record the decision")
                    .assign("decision", object().put("granted", true).put("by", expr("$states.result.DecidedBy"))),
            record(), granted(), granting(), denied())
            .comment("Access to a production system that the lead or, if the lead is silent, the manager approves");

    /** With task tokens, as AWS has them. */
    public static final Machine<Jsonata> WITH_TOKENS = machine(
            begin(),
            ask("Ask the lead", "lena", expr("$ceil($request.leadSeconds / 2)"))
                    .on(Errors.TIMEOUT).comment("Twice no answer: escalate").goTo("Ask the manager")
                    .next("Record the decision"),
            ask("Ask the manager", "max", expr("$ceil(($request.totalSeconds - $request.leadSeconds) / 2)"))
                    .on(Errors.TIMEOUT).assign("decision", nobody()).goTo("Record the decision"),
            record(), granted(), granting(), denied())
            .comment("Access to a production system that the lead or, if the lead is silent, the manager approves");

    private AccessRequest() {}

    private static PassStep begin() {
        return pass("Begin").assign("request", input());
    }

    /** Asks once, and a second time, which is the reminder; each time with another token. */
    private static TaskStep<Object> ask(String state, String whom, Expr<Integer> patience) {
        return task(state).resource("arn:aws:states:::lambda:invoke.waitForTaskToken")
                .arguments(object().put("FunctionName", "ask-person").put("Payload", object()
                        .put("token", expr("$states.context.Task.Token")).put("whom", whom).put("title", TITLE)
                        .put("reason", REQUEST.get(Request::reason))
                        .put("reminder", expr("$states.context.State.RetryCount > 0"))))
                .timeout(patience)
                .comment("The retry after a time-out is the reminder. pawl-lint: allow RETRY_WITHOUT_JITTER")
                .on(Errors.TIMEOUT).retry(times(1).startingAfter(ofSeconds(1)).evenly())
                .on("Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException")
                .retry(times(5).startingAfter(ofSeconds(1)).doubling().withJitter())
                .on("Rejected").assign("decision", object().put("granted", false).put("by", whom)
                        .put("reason", errorOutput().cause()))
                .goTo("Record the decision")
                .assign("decision", object().put("granted", true).put("by", result().field("by")));
    }

    private static ObjectValue nobody() {
        return object().put("granted", false).put("by", "nobody").put("reason", "Nobody decided in time");
    }

    private static TaskStep<Object> record() {
        Value<?> entry = object().put("key", expr("$states.context.Execution.Name"))
                .put("request", REQUEST).put("decision", variable("decision"));
        return task("Record the decision").resource(FUNCTION + "record-decision").arguments(entry)
                .timeout(ofSeconds(10))
                .on(Errors.ALL).retry(times(10).startingAfter(ofSeconds(1)).doubling().atMost(ofMinutes(5))
                        .withJitter())
                .output(object().put("entry", expr("$states.result.entry")));
    }

    private static ChoiceStep granted() {
        return choice("Granted?").when(expr("$decision.granted"), goTo("Grant access"))
                .otherwise(goTo("Denied"));
    }

    private static SucceedStep granting() {
        return succeed("Grant access").output(object().put("engineer", REQUEST.get(Request::engineer))
                .put("system", REQUEST.get(Request::system)).put("by", expr("$decision.by"))
                .put("entry", expr("$states.input.entry")));
    }

    private static FailStep denied() {
        return fail("Denied").error("AccessDenied").cause(expr("$decision.by & ': ' & $decision.reason"));
    }
}
