package dev.pawl.examples.expense;

import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.goOn;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;
import java.util.List;

/** An expense that two of the finance people have to approve before it is paid. */
public final class ExpenseApproval {
    public static final Machine<Jsonata> MACHINE = machine(
            choice("How much?")
                    .when(expr("$states.input.amount <= 100"), goOn())
                    .otherwise(task("Ask").resource("arn:pawl:states:::approval:request")
                            .arguments(object()
                                    .put("Title", expr("""
                                            'Expense of ' & $states.input.amount & ' EUR by ' & \
                                            $states.input.employee"""))
                                    .put("Message", expr("$states.input.purpose"))
                                    .put("Details", input())
                                    .put("Requester", expr("$states.input.employee"))
                                    .put("SelfApproval", false)
                                    .put("Approvers", object().put("Groups", value(List.of("finance"))))
                                    .put("Quorum", 2)
                                    .put("RejectQuorum", 1)
                                    .put("Form", object()
                                            .put("type", "object")
                                            .put("required", value(List.of("costCentre")))
                                            .put("properties", object()
                                                    .put("costCentre", object()
                                                            .put("type", "integer")
                                                            .put("title", "Cost centre")
                                                            .put("minimum", 1000)
                                                            .put("maximum", 9999))
                                                    .put("account", object()
                                                            .put("enum", value(List.of(
                                                                    "travel",
                                                                    "training",
                                                                    "equipment")))
                                                            .put("title", "Account"))))
                                    .put("Reminders", 86_400)
                                    .put("Escalation", array(object()
                                            .put("After", 259_200)
                                            .put("To", object().put("Users", value(List.of("dora"))))))
                                    .put("Due", 604_800))
                            .output(expr("""
                                    $merge([$states.input, {'costCentre': $states.result.Answers.costCentre, \
                                    'approvedBy': [$states.result.Approvals.User]}])"""))
                            .assign("approval", result())
                            .on("Approval.Rejected")
                                    .output(expr("""
                                            ($why := $parse($states.errorOutput.Cause); {'paid': false, \
                                            'rejectedBy': $why.DecidedBy, 'reason': $why.Reason})"""))
                                    .goTo("Do not pay")
                            .on("Approval.Expired")
                                    .output(object().put("paid", false).put("reason", "nobody decided within a week"))
                                    .goTo("Do not pay")),
            pass("Pay").output(expr("$merge([$states.input, {'paid': true}])")).end(),
            pass("Do not pay"))
            .comment("An expense that two of the finance people have to approve before it is paid.");

    private ExpenseApproval() {}
}
