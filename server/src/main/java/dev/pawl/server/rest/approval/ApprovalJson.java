package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Electorate;
import dev.pawl.approval.store.Errands;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Requests as JSON for people and programs. */
final class ApprovalJson {
    private ApprovalJson() {}

    /** What a list shows. */
    static ObjectNode summary(ApprovalRequest request, People people) {
        Ask ask = request.ask();
        Course course = request.course();
        ObjectNode out = object().put("id", request.id()).put("title", ask.title())
                .put("status", course.status().name());
        put(out, "requester", ask.requester());
        out.put("createdAt", request.createdAt().toString());
        put(out, "due", ask.timetable().due().map(Instant::toString));
        texts(out, "approvers", course.approvers().names());
        texts(out, "waitsFor", Electorate.of(request, people).open());
        put(out, "claimedBy", course.claimedBy());
        out.put("required", ask.required()).put("approvals", course.count(Vote.Choice.APPROVE))
                .put("rejections", course.count(Vote.Choice.REJECT));
        course.closing().ifPresent(closing -> {
            out.put("decidedAt", closing.at().toString());
            put(out, "decidedBy", closing.by());
            put(out, "reason", closing.reason());
        });
        return out.put("execution", request.origin().executionArn());
    }

    /** All of it. */
    static ObjectNode whole(ApprovalRequest request, People people, List<Errands.Open> errands) {
        Ask ask = request.ask();
        ObjectNode out = summary(request, people);
        out.put("stateMachine", request.origin().stateMachineArn()).put("selfApproval", ask.selfApproval());
        Participants.write(request, people, out);
        put(out, "takesOver", request.origin().before());
        put(out, "message", ask.message());
        ask.details().ifPresent(details -> out.set("details", details));
        ask.form().ifPresent(form -> out.set("form", form));
        ask.rejections().ifPresent(count -> out.put("rejectQuorum", count));
        ask.timetable().due().ifPresent(due -> out.put("onDue", ask.timetable().onDue().name()));
        course(request.course(), out);
        ArrayNode undelivered = out.putArray("undelivered");
        errands.stream().filter(errand -> errand.why().isPresent()).forEach(errand -> undelivered.addObject()
                .put("kind", errand.errand().body().path("kind").asText("TELL"))
                .put("channel", errand.errand().body().path("channel").asText("workflow"))
                .put("person", errand.errand().body().path("person").asText(""))
                .put("attempts", errand.attempts()).put("givenUp", errand.givenUp())
                .put("why", errand.why().orElse("")));
        return out;
    }

    private static void course(Course course, ObjectNode out) {
        ArrayNode votes = out.putArray("votes");
        course.votes().forEach(vote -> vote(vote, votes.addObject()));
        ArrayNode delegations = out.putArray("delegations");
        course.delegations().forEach(d -> delegations.addObject().put("from", d.from()).put("to", d.to())
                .put("at", d.at().toString()));
        ArrayNode comments = out.putArray("comments");
        course.comments().forEach(remark -> remark(remark, comments.addObject()));
        ArrayNode questions = out.putArray("questions");
        course.questions().forEach(question -> question(question, questions.addObject()));
        out.put("reminders", course.reminders()).put("escalations", course.escalations());
    }

    private static void vote(Vote vote, ObjectNode out) {
        out.put("user", vote.user()).put("choice", vote.choice().name()).put("at", vote.at().toString()).put("way",
                vote.way().name());
        put(out, "inPlaceOf", vote.inPlaceOf());
        put(out, "comment", vote.comment());
        vote.answers().ifPresent(answers -> out.set("answers", answers));
    }

    private static void remark(Remark remark, ObjectNode out) {
        out.put("user", remark.user()).put("at", remark.at().toString()).put("text", remark.text());
    }

    private static void question(Question question, ObjectNode out) {
        out.put("number", question.number()).put("from", question.from()).put("to", question.to())
                .put("at", question.at().toString()).put("text", question.text());
        question.answer().ifPresent(answer -> remark(answer, out.putObject("answer")));
    }

    /** An entry of the audit trail. */
    static ObjectNode entry(AuditEntry entry) {
        ObjectNode out = (ObjectNode) Json.read(entry.entry());
        return out.put("hash", entry.hash());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode out, String name, Optional<String> value) {
        value.ifPresent(text -> out.put(name, text));
    }

    private static void texts(ObjectNode out, String name, Collection<String> values) {
        ArrayNode list = out.putArray(name);
        values.forEach(list::add);
    }
}
