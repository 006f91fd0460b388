package dev.pawl.asl.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the arguments of a request for approval. */
public final class ApprovalArguments {
    /** The action's name in a Resource. */
    public static final String ACTION = "request";
    /** The service's name in a Resource. */
    public static final String SERVICE = "approval";
    /** The whole Resource. */
    public static final String RESOURCE = "arn:pawl:states:::approval:request";

    private static final int NAMES = 100;
    private static final int LONGEST_SECONDS = 99_999_999;
    private static final int LAST_YEAR = 9_999;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+-]{1,128}");
    private static final String NAME_RULE = "a name of 1 to 128 letters, digits, '_', '.', '@', '+' or '-'";

    private ApprovalArguments() {}

    /**
     * All that is wrong with arguments.
     *
     * @param at
     *            where they stand
     * @param dynamic
     *            what cannot be judged yet
     */
    public static List<Mistake> check(JsonNode arguments, Location at, Dynamic dynamic) {
        List<Mistake> mistakes = new ArrayList<>();
        if (!arguments.isObject()) {
            if (!dynamic.hides("", arguments)) {
                mistakes.add(new Mistake(at, "Expected an object with Title and Approvers, but found "
                        + (arguments.isMissingNode()
                                ? "nothing"
                                : arguments.getNodeType().name().toLowerCase(
                                        java.util.Locale.ROOT))));
            }
            return mistakes;
        }
        ArgumentReader reader = new ArgumentReader(arguments, at, dynamic, mistakes);
        reader.only("Title", "Message", "Details", "Approvers", "Quorum", "RejectQuorum", "Form", "Requester",
                "SelfApproval", "Reminders", "Due", "OnDue", "Escalation", "Notify");
        reader.require("Title");
        reader.require("Approvers");
        reader.text("Title", 200);
        reader.text("Message", 20_000);
        people(reader, "Approvers");
        quorum(reader);
        reader.whole("RejectQuorum", 1, NAMES);
        reader.object("Form", (form, place) -> {
            // whether it is a schema is asked when the request is made
        });
        reader.value("Requester").ifPresent(v -> name(reader, v, reader.place("Requester")));
        reader.flag("SelfApproval");
        times(reader);
        reader.oneOf("OnDue", "Fail", "Reject", "Approve");
        reader.list("Notify", 0, 10, (v, place) -> name(reader, v, place));
        together(reader);
        return mistakes;
    }

    private static void people(ArgumentReader reader, String member) {
        reader.object(member, (people, place) -> {
            people.only("Users", "Groups");
            people.list("Users", 0, NAMES, (v, at) -> name(reader, v, at));
            people.list("Groups", 0, NAMES, (v, at) -> name(reader, v, at));
            boolean somebody = named(people, "Users") || named(people, "Groups");
            if (!somebody) {
                reader.wrong(place, "Expected at least one of Users and Groups, but nobody is named");
            }
        });
    }

    private static boolean named(ArgumentReader people, String member) {
        return people.has(member) && people.value(member).filter(JsonNode::isEmpty).isEmpty();
    }

    private static void name(ArgumentReader reader, JsonNode value, Location at) {
        if (!value.isTextual() || !NAME.matcher(value.textValue()).matches()) {
            reader.wrong(at, NAME_RULE, value);
        }
    }

    private static void quorum(ArgumentReader reader) {
        reader.value("Quorum").filter(quorum -> !isQuorum(reader, quorum)).ifPresent(quorum -> reader.wrong(
                reader.place("Quorum"),
                "\"all\", a whole number from 1 to " + NAMES + ", or {\"Approve\": number}", quorum));
    }

    private static boolean isQuorum(ArgumentReader reader, JsonNode quorum) {
        if (!quorum.isObject()) {
            return isCount(quorum);
        }
        ArgumentReader inner = reader.inner(quorum, reader.place("Quorum"));
        return quorum.size() == 1 && inner.has("Approve")
                && inner.value("Approve").map(ApprovalArguments::isCount).orElse(true);
    }

    private static boolean isCount(JsonNode count) {
        return (count.isTextual() && count.textValue().equals("all")) || ArgumentReader.isWhole(count, 1, NAMES);
    }

    private static void times(ArgumentReader reader) {
        reader.value("Reminders").ifPresent(reminders -> {
            if (reminders.isArray()) {
                reader.list("Reminders", 1, 20, (v, at) -> seconds(reader, v, at));
            } else {
                seconds(reader, reminders, reader.place("Reminders"));
            }
        });
        reader.value("Due").ifPresent(due -> {
            if (!ArgumentReader.isWhole(due, 1, LONGEST_SECONDS) && !isTimestamp(due)) {
                reader.wrong(reader.place("Due"), "seconds from 1 to " + LONGEST_SECONDS
                        + " or a time such as 2026-03-01T12:00:00Z", due);
            }
        });
        reader.list("Escalation", 1, 10, (step, at) -> reader.object(step, at, (escalation, place) -> {
            escalation.only("After", "To");
            escalation.require("After");
            escalation.require("To");
            escalation.value("After").ifPresent(v -> seconds(reader, v, place.child("After")));
            people(escalation, "To");
        }));
    }

    private static void seconds(ArgumentReader reader, JsonNode value, Location at) {
        if (!ArgumentReader.isWhole(value, 1, LONGEST_SECONDS)) {
            reader.wrong(at, "seconds from 1 to " + LONGEST_SECONDS, value);
        }
    }

    private static boolean isTimestamp(JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        try {
            int year = OffsetDateTime.parse(value.textValue()).getYear();
            return year >= 0 && year <= LAST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What one argument demands of another. */
    private static void together(ArgumentReader reader) {
        if (reader.has("OnDue") && !reader.has("Due")) {
            reader.wrong(reader.place("OnDue"), "Expected Due beside OnDue, but it is missing");
        }
        boolean excludes = reader.value("SelfApproval").filter(v -> v.isBoolean() && !v.booleanValue()).isPresent();
        if (excludes && !reader.has("Requester")) {
            reader.wrong(reader.place("SelfApproval"),
                    "Expected Requester beside \"SelfApproval\": false, but it is missing: nobody would be kept out");
        }
        reader.value("Approvers").filter(JsonNode::isObject).ifPresent(approvers -> reachable(reader, approvers));
    }

    private static void reachable(ArgumentReader reader, JsonNode approvers) {
        JsonNode users = approvers.path("Users");
        long wanted = reader.value("Quorum").map(q -> q.isObject() ? q.path("Approve") : q)
                .filter(JsonNode::canConvertToLong).map(JsonNode::longValue).orElse(0L);
        if (users.isArray() && approvers.size() == 1 && wanted > users.size()) {
            reader.wrong(reader.place("Quorum"), "Expected a quorum that " + users.size()
                    + (users.size() == 1 ? " approver" : " approvers") + " can reach, but it is " + wanted);
        }
    }
}
