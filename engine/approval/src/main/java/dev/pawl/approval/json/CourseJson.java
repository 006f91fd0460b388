package dev.pawl.approval.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Closing;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Delegation;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.model.Way;
import java.util.Optional;

/** What has come of a request, as JSON. */
final class CourseJson {
    private CourseJson() {}

    static ObjectNode write(Course course) {
        ObjectNode out = Fields.object().put("status", course.status().name());
        Fields.approvers(out, "approvers", course.approvers());
        Fields.list(out, "votes", course.votes(), CourseJson::vote);
        Fields.list(out, "delegations", course.delegations(), (d, node) -> node.put("from", d.from())
                .put("to", d.to()).put("at", d.at().toEpochMilli()));
        Fields.put(out, "claimedBy", course.claimedBy());
        Fields.list(out, "comments", course.comments(), CourseJson::remark);
        Fields.list(out, "questions", course.questions(), CourseJson::question);
        Fields.texts(out, "opened", course.opened());
        out.put("reminders", course.reminders()).put("escalations", course.escalations());
        course.closing().ifPresent(closing -> {
            ObjectNode node = out.putObject("closing").put("at", closing.at().toEpochMilli());
            Fields.put(node, "by", closing.by());
            Fields.put(node, "reason", closing.reason());
        });
        return out;
    }

    private static void vote(Vote vote, ObjectNode out) {
        out.put("user", vote.user()).put("choice", vote.choice().name()).put("at", vote.at().toEpochMilli())
                .put("way", vote.way().name());
        Fields.put(out, "inPlaceOf", vote.inPlaceOf());
        Fields.put(out, "comment", vote.comment());
        Fields.set(out, "answers", vote.answers());
    }

    private static void remark(Remark remark, ObjectNode out) {
        out.put("user", remark.user()).put("at", remark.at().toEpochMilli()).put("text", remark.text());
    }

    private static void question(Question question, ObjectNode out) {
        out.put("number", question.number()).put("from", question.from()).put("to", question.to())
                .put("at", question.at().toEpochMilli()).put("text", question.text());
        question.answer().ifPresent(answer -> remark(answer, out.putObject("answer")));
    }

    static Course read(JsonNode in) {
        return new Course(Status.valueOf(in.path("status").asText()), Fields.approvers(in, "approvers"),
                Fields.list(in, "votes", CourseJson::vote),
                Fields.list(in, "delegations",
                        d -> new Delegation(d.path("from").asText(), d.path("to").asText(), Fields.at(d, "at"))),
                Fields.text(in, "claimedBy"), Fields.list(in, "comments", CourseJson::remark),
                Fields.list(in, "questions", CourseJson::question), Fields.texts(in, "opened"),
                in.path("reminders").intValue(), in.path("escalations").intValue(),
                Fields.json(in, "closing").map(closing -> new Closing(Fields.at(closing, "at"),
                        Fields.text(closing, "by"), Fields.text(closing, "reason"))));
    }

    private static Vote vote(JsonNode in) {
        return new Vote(in.path("user").asText(), Vote.Choice.valueOf(in.path("choice").asText()), Fields.at(in, "at"),
                Way.valueOf(in.path("way").asText()), Fields.text(in, "inPlaceOf"), Fields.text(in, "comment"),
                Fields.json(in, "answers"));
    }

    private static Remark remark(JsonNode in) {
        return new Remark(in.path("user").asText(), Fields.at(in, "at"), in.path("text").asText());
    }

    private static Question question(JsonNode in) {
        Optional<Remark> answer = Fields.json(in, "answer").map(CourseJson::remark);
        return new Question(in.path("number").intValue(), in.path("from").asText(), in.path("to").asText(),
                Fields.at(in, "at"), in.path("text").asText(), answer);
    }
}
