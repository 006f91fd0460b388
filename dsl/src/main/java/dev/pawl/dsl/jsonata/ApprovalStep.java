package dev.pawl.dsl.jsonata;

import dev.pawl.asl.approval.ApprovalArguments;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request that people approve or reject:
 * {@code approval("Approve").title("Expense").groups("finance").quorum(2).due(ofDays(3))}. Its result is an
 * {@link Approval}; a rejection is the error {@link #REJECTED}.
 *
 * @param arguments
 *            by name
 */
public record ApprovalStep(TaskStep<Object> base, ObjectValue arguments) implements Verb<Approval> {
    /** The error of a request that was rejected; its cause is the approval as JSON. */
    public static final String REJECTED = "Approval.Rejected";
    /** The error of a request that was due before it was decided. */
    public static final String EXPIRED = "Approval.Expired";
    /** The error of a request that nobody could be asked. */
    public static final String INVALID_ARGUMENTS = "Approval.InvalidArguments";

    /** What happens to a request that is due. */
    public enum OnDue {
        FAIL("Fail"), REJECT("Reject"), APPROVE("Approve");

        private final String text;

        OnDue(String text) {
            this.text = text;
        }
    }

    static ApprovalStep of(TaskStep<Object> base) {
        return new ApprovalStep(base, Jsonata.object());
    }

    /** What is asked, in up to 200 characters; needed. */
    public ApprovalStep title(String title) {
        return title(Jsonata.value(title));
    }

    /** What is asked, in up to 200 characters; needed. */
    public ApprovalStep title(Value<String> title) {
        return set("Title", title);
    }

    /** More about it. */
    public ApprovalStep message(String message) {
        return message(Jsonata.value(message));
    }

    /** More about it. */
    public ApprovalStep message(Value<String> message) {
        return set("Message", message);
    }

    /** Any JSON for whoever decides. */
    public ApprovalStep details(Value<?> details) {
        return set("Details", details);
    }

    /** Who may approve; users or groups are needed. */
    public ApprovalStep users(String... users) {
        return approvers("Users", Jsonata.value(List.of(users)));
    }

    /** Whose members may approve; users or groups are needed. */
    public ApprovalStep groups(String... groups) {
        return approvers("Groups", Jsonata.value(List.of(groups)));
    }

    /** Who may approve, as the workflow knows it. */
    public ApprovalStep users(Value<? extends Iterable<String>> users) {
        return approvers("Users", users);
    }

    /** Whose members may approve, as the workflow knows it. */
    public ApprovalStep groups(Value<? extends Iterable<String>> groups) {
        return approvers("Groups", groups);
    }

    /** How many have to approve; 1 by default. */
    public ApprovalStep quorum(int approvals) {
        return set("Quorum", Jsonata.value(approvals));
    }

    /** All have to approve. */
    public ApprovalStep unanimously() {
        return set("Quorum", Jsonata.value("all"));
    }

    /** So many rejections end it. */
    public ApprovalStep rejectQuorum(int rejections) {
        return set("RejectQuorum", Jsonata.value(rejections));
    }

    /** What has to be filled in to approve: a JSON Schema. */
    public ApprovalStep form(Value<?> schema) {
        return set("Form", schema);
    }

    /** In whose interest it is asked: may not decide, and is asked when approvers have questions. */
    public ApprovalStep requester(Value<String> user) {
        return set("Requester", user);
    }

    /** Whether the requester may decide. */
    public ApprovalStep selfApproval(boolean allowed) {
        return set("SelfApproval", Jsonata.value(allowed));
    }

    /** Reminds again and again, each time after so many whole seconds. */
    public ApprovalStep remindingEvery(Duration interval) {
        return set("Reminders", seconds(interval, "Reminders"));
    }

    /** Reminds so many whole seconds after the request. */
    public ApprovalStep remindingAfter(Duration... durations) {
        return set("Reminders",
                new ArrayValue<Object>(Arrays.stream(durations).<Value<?>>map(d -> seconds(d, "Reminders")).toList()));
    }

    /** After so many whole seconds, those are asked as well. */
    public ApprovalStep escalatingToUsers(Duration after, String... users) {
        return escalating(after, "Users", users);
    }

    /** After so many whole seconds, the members of those are asked as well. */
    public ApprovalStep escalatingToGroups(Duration after, String... groups) {
        return escalating(after, "Groups", groups);
    }

    /** Until when it has to be decided, in whole seconds from the request on. */
    public ApprovalStep due(Duration within) {
        return set("Due", seconds(within, "Due"));
    }

    /** Until when it has to be decided. */
    public ApprovalStep due(Instant moment) {
        return set("Due", Jsonata.value(moment));
    }

    /** Until when it has to be decided: seconds, or a time. */
    public ApprovalStep due(Value<?> due) {
        return set("Due", due);
    }

    /** What happens then; it fails by default. */
    public ApprovalStep onDue(OnDue what) {
        return set("OnDue", Jsonata.value(what.text));
    }

    /** The channels by which people are told; all by default, none if none is named. */
    public ApprovalStep notifying(String... channels) {
        return set("Notify", Jsonata.value(List.of(channels)));
    }

    /**
     * The same question for AWS, which knows no approvals: a message with these arguments as {@code request} and
     * the
     * task token as {@code token} in an SQS queue. Whoever reads it asks people and calls SendTaskSuccess with an
     * {@link Approval}, or SendTaskFailure with {@link #REJECTED}.
     */
    public ServiceStep onAws(String queueUrl) {
        return ServiceStep.of(base, "arn:aws:states:::sqs:sendMessage").waitingForTaskToken()
                .set("QueueUrl", queueUrl).set("MessageBody",
                        Jsonata.object().put("token", Jsonata.context().taskToken()).put("request", arguments));
    }

    @Override
    public TaskStep<Approval> task() {
        return base.resource(ApprovalArguments.RESOURCE).arguments(arguments).returning(Approval.class);
    }

    private ApprovalStep approvers(String kind, Value<?> who) {
        ObjectValue before = arguments.members().get("Approvers") instanceof ObjectValue object
                ? object
                : Jsonata.object();
        return set("Approvers", before.put(kind, who));
    }

    private ApprovalStep escalating(Duration after, String kind, String... who) {
        List<Value<? extends Object>> all = new ArrayList<>(
                arguments.members().get("Escalation") instanceof ArrayValue<?> before ? before.elements() : List.of());
        all.add(Jsonata.object().put("After", seconds(after, "Escalation")).put("To",
                Jsonata.object().put(kind, List.of(who))));
        return set("Escalation", new ArrayValue<Object>(all));
    }

    private static Value<Long> seconds(Duration duration, String argument) {
        return Jsonata.value(WholeSeconds.of(duration, argument));
    }

    private ApprovalStep set(String argument, Value<?> value) {
        return new ApprovalStep(base, arguments.put(argument, value));
    }
}
