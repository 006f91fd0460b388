package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.Approvers;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Timetable;
import dev.pawl.approval.model.Timetable.Escalation;
import dev.pawl.approval.model.Timetable.OnDue;
import dev.pawl.approval.people.People;
import dev.pawl.asl.approval.ApprovalArguments;
import dev.pawl.asl.approval.Dynamic;
import dev.pawl.asl.approval.Mistake;
import dev.pawl.asl.parse.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the arguments of a task. */
public final class AskReader {
    private static final int LARGEST = 65_536;

    private AskReader() {}

    /** What came of it. */
    public sealed interface Result {
        /** They make sense. */
        record Read(Ask ask) implements Result {}

        /** They do not; each problem names its place. */
        record Refused(List<String> problems) implements Result {}
    }

    /**
     * Reads arguments whose values are all known.
     *
     * @param channels
     *            in which people can be told
     */
    public static Result read(JsonNode arguments, Scene scene, Set<String> channels) {
        List<String> problems = new ArrayList<>(ApprovalArguments
                .check(arguments, Location.ROOT, Dynamic.NOTHING).stream().map(Mistake::toString).toList());
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        Ask ask = ask(arguments, scene);
        persons(ask, scene, problems);
        ask.form().ifPresent(form -> scene.forms().mistakesIn(form)
                .forEach(mistake -> problems.add("Expected a JSON Schema, but " + mistake + " at /Form")));
        for (String large : List.of("Details", "Form")) {
            if (arguments.path(large).toString().length() > LARGEST) {
                problems.add("Expected at most " + LARGEST + " characters of JSON, but there are more at /" + large);
            }
        }
        ask.channels().orElse(List.of()).stream().filter(channel -> !channels.contains(channel))
                .forEach(channel -> problems.add("Expected a channel that is configured ("
                        + (channels.isEmpty() ? "there is none" : String.join(", ", channels)) + "), but found '"
                        + channel + "' at /Notify"));
        return problems.isEmpty() ? new Result.Read(ask) : new Result.Refused(problems);
    }

    private static Ask ask(JsonNode in, Scene scene) {
        Approvers approvers = approvers(in.path("Approvers"));
        Ask ask = new Ask(in.path("Title").asText(), text(in, "Message"), json(in, "Details"), approvers, 1,
                json(in, "RejectQuorum").map(JsonNode::intValue), json(in, "Form"), text(in, "Requester"),
                in.path("SelfApproval").asBoolean(false), timetable(in, scene.now()),
                json(in, "Notify").map(AskReader::texts));
        return required(ask, in, Electorate.seats(ask, approvers, scene.people()).size());
    }

    private static Ask required(Ask ask, JsonNode in, int seats) {
        JsonNode quorum = in.path("Quorum").isObject() ? in.path("Quorum").path("Approve") : in.path("Quorum");
        boolean all = quorum.isTextual();
        int required = all ? Math.max(1, seats) : quorum.asInt(1);
        // whoever is asked later may stand in for those who are silent, not for those who say no
        Optional<Integer> rejections = all ? ask.rejections().or(() -> Optional.of(1)) : ask.rejections();
        return new Ask(ask.title(), ask.message(), ask.details(), ask.approvers(), required, rejections,
                ask.form(), ask.requester(), ask.selfApproval(), ask.timetable(), ask.channels());
    }

    private static void persons(Ask ask, Scene scene, List<String> problems) {
        People people = scene.people();
        Stream<Approvers> all = Stream.concat(Stream.of(ask.approvers()),
                ask.timetable().escalations().stream().map(Escalation::to));
        all.forEach(approvers -> {
            approvers.users().stream().filter(user -> !people.equals(People.NOBODY) && !people.knows(user))
                    .forEach(user -> problems.add("Expected a user who is configured in the section people, but "
                            + user + " is not"));
            approvers.groups().stream().filter(group -> people.members(group).isEmpty())
                    .forEach(group -> problems.add("Expected a group that has members in the section people, but "
                            + group + " has none"));
        });
        int seats = Electorate.seats(ask, ask.approvers(), people).size();
        if (problems.isEmpty() && seats < ask.required()) {
            problems.add("Expected a quorum that the approvers can reach, but " + ask.required()
                    + " have to approve and there " + (seats == 1 ? "is " : "are ") + seats
                    + (ask.selfApproval() || ask.requester().isEmpty() ? "" : " besides the requester")
                    + " at /Quorum");
        }
    }

    private static Timetable timetable(JsonNode in, Instant now) {
        JsonNode reminders = in.path("Reminders");
        List<Duration> after = new ArrayList<>();
        if (reminders.isArray()) {
            reminders.forEach(seconds -> after.add(Duration.ofSeconds(seconds.longValue())));
            after.sort(Comparator.naturalOrder());
        }
        List<Escalation> escalations = new ArrayList<>();
        in.path("Escalation").forEach(step -> escalations.add(new Escalation(
                Duration.ofSeconds(step.path("After").longValue()), approvers(step.path("To")))));
        escalations.sort(Comparator.comparing(Escalation::after));
        return new Timetable(
                reminders.isNumber() ? Optional.of(Duration.ofSeconds(reminders.longValue())) : Optional.empty(),
                after, escalations, json(in, "Due").map(due -> due.isNumber()
                        ? now.plusSeconds(due.longValue())
                        : OffsetDateTime.parse(due.textValue()).toInstant()),
                OnDue.valueOf(in.path("OnDue").asText("Fail").toUpperCase(Locale.ROOT)));
    }

    private static Approvers approvers(JsonNode in) {
        return new Approvers(texts(in.path("Users")), texts(in.path("Groups")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).distinct().toList();
    }

    private static Optional<String> text(JsonNode in, String name) {
        return json(in, name).map(JsonNode::asText);
    }

    private static Optional<JsonNode> json(JsonNode in, String name) {
        return in.hasNonNull(name) ? Optional.of(in.path(name)) : Optional.empty();
    }
}
