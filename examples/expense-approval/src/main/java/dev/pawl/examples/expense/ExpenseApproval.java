package dev.pawl.examples.expense;

import static dev.pawl.dsl.jsonata.Conditions.le;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.goOn;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Tasks.approval;
import static dev.pawl.dsl.jsonata.Texts.text;
import static java.time.Duration.ofDays;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.ApprovalStep;
import dev.pawl.dsl.jsonata.Expr;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.TaskStep;
import dev.pawl.dsl.jsonata.Value;
import java.math.BigDecimal;
import java.util.List;

/** An expense that two of the finance people have to approve before it is paid. */
public final class ExpenseApproval {
    record Expense(String employee, BigDecimal amount, String purpose) {}

    private static final Expr<Expense> EXPENSE = input(Expense.class);

    public static final Machine<Jsonata> MACHINE = machine(
            choice("How much?")
                    .when(le(EXPENSE.get(Expense::amount), 100), goOn())
                    .otherwise(ask()),
            pass("Pay").output(expr("$merge([$states.input, {'paid': true}])")).end(),
            pass("Do not pay"))
            .comment("An expense that two of the finance people have to approve before it is paid.");

    private ExpenseApproval() {}

    private static TaskStep<?> ask() {
        return approval("Ask")
                .title(text("Expense of ", EXPENSE.get(Expense::amount), " EUR by ", EXPENSE.get(Expense::employee)))
                .message(EXPENSE.get(Expense::purpose))
                .details(EXPENSE)
                .requester(EXPENSE.get(Expense::employee))
                .selfApproval(false)
                .groups("finance")
                .quorum(2)
                .rejectQuorum(1)
                .form(form())
                .remindingEvery(ofDays(1))
                .escalatingToUsers(ofDays(3), "dora")
                .due(ofDays(7))
                .output(expr("""
                        $merge([$states.input, {'costCentre': $states.result.Answers.costCentre, \
                        'approvedBy': [$states.result.Approvals.User]}])"""))
                .on(ApprovalStep.REJECTED)
                .output(expr("""
                        ($why := $parse($states.errorOutput.Cause); {'paid': false, \
                        'rejectedBy': $why.DecidedBy, 'reason': $why.Reason})"""))
                .goTo("Do not pay")
                .on(ApprovalStep.EXPIRED)
                .output(object().put("paid", false).put("reason", "nobody decided within a week"))
                .goTo("Do not pay");
    }

    /** What approvers fill in: a JSON Schema. */
    private static Value<?> form() {
        return object()
                .put("type", "object")
                .put("required", value(List.of("costCentre")))
                .put("properties", object()
                        .put("costCentre", object()
                                .put("type", "integer")
                                .put("title", "Cost centre")
                                .put("minimum", 1000)
                                .put("maximum", 9999))
                        .put("account", object()
                                .put("enum", value(List.of("travel", "training", "equipment")))
                                .put("title", "Account")));
    }
}
