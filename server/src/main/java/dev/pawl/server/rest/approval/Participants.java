package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Timetable;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Electorate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who takes part in a request, and when they are asked again. */
final class Participants {
    private Participants() {}

    /** Seats and who holds them, what everybody is called, and what happens by itself. */
    static void write(ApprovalRequest request, People people, ObjectNode out) {
        ArrayNode seats = out.putArray("seats");
        Electorate.of(request, people).holders().forEach((seat, holder) -> {
            ObjectNode one = seats.addObject().put("seat", seat).put("holder", holder);
            ArrayNode groups = one.putArray("groups");
            people.person(seat).groups().stream().filter(request.course().approvers().groups()::contains)
                    .forEach(groups::add);
            one.put("escalated", isEscalated(request.ask(), seat, people.person(seat).groups()));
        });
        ObjectNode names = out.putObject("people");
        everybody(request, people).stream().filter(people::knows)
                .forEach(name -> names.put(name, people.person(name).displayName()));
        times(request, out.putObject("timetable"));
    }

    private static boolean isEscalated(Ask ask, String seat, List<String> groups) {
        return !ask.approvers().users().contains(seat) && ask.approvers().groups().stream().noneMatch(groups::contains);
    }

    private static Set<String> everybody(ApprovalRequest request, People people) {
        Set<String> all = new TreeSet<>();
        Electorate.of(request, people).holders().forEach((seat, holder) -> {
            all.add(seat);
            all.add(holder);
        });
        Course course = request.course();
        request.ask().requester().ifPresent(all::add);
        course.votes().forEach(vote -> all.add(vote.user()));
        course.delegations().forEach(delegation -> all.addAll(List.of(delegation.from(), delegation.to())));
        course.comments().forEach(remark -> all.add(remark.user()));
        course.questions().forEach(question -> all.addAll(List.of(question.from(), question.to())));
        request.ask().timetable().escalations().forEach(step -> all.addAll(step.to().users()));
        return all;
    }

    private static void times(ApprovalRequest request, ObjectNode out) {
        Timetable times = request.ask().timetable();
        Instant created = request.createdAt();
        Course course = request.course();
        out.put("remindersSent", course.reminders());
        times.remindEvery().ifPresent(every -> out.put("remindEverySeconds", every.toSeconds()));
        if (!course.status().closed()) {
            times.reminder(created, course.reminders()).ifPresent(next -> out.put("nextReminder", next.toString()));
        }
        ArrayNode escalations = out.putArray("escalations");
        for (int i = 0; i < times.escalations().size(); i++) {
            Timetable.Escalation step = times.escalations().get(i);
            ObjectNode one = escalations.addObject().put("at", created.plus(step.after()).toString())
                    .put("done", i < course.escalations());
            ArrayNode to = one.putArray("to");
            step.to().names().forEach(to::add);
        }
    }
}
