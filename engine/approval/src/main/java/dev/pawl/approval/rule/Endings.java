package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Closing;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.model.Vote.Choice;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.util.Optional;

/** What the workflow learns of a decision. */
public final class Endings {
    /** The error of a request that was rejected. */
    public static final String REJECTED = "Approval.Rejected";
    /** The error of a request that was due before it was decided. */
    public static final String EXPIRED = "Approval.Expired";
    /** AWS's limit of a cause. */
    private static final int LONGEST_CAUSE = 32_768;

    private Endings() {}

    /** The end of the task; empty if the workflow waits on, or does not wait any more. */
    public static Optional<Outcome> outcome(ApprovalRequest request) {
        return switch (request.course().status()) {
            case APPROVED -> Optional.of(new Outcome.Completed(Payload.of(output(request))));
            case REJECTED -> Optional.of(failed(REJECTED, request));
            case EXPIRED -> Optional.of(failed(EXPIRED, request));
            case WAITING, CANCELLED -> Optional.empty();
        };
    }

    private static Outcome failed(String error, ApprovalRequest request) {
        String whole = output(request).toString();
        String cause = whole.length() <= LONGEST_CAUSE ? whole : summary(request).toString();
        return new Outcome.Failed(Outcome.Phase.RUN, Failure.of(error, cause));
    }

    /** Output of an approval, and cause of a rejection: the same shape. */
    static ObjectNode output(ApprovalRequest request) {
        ObjectNode out = summary(request);
        votes(request, Choice.APPROVE, out.putArray("Approvals"));
        votes(request, Choice.REJECT, out.putArray("Rejections"));
        ObjectNode answers = out.putObject("Answers");
        request.course().votes().stream().filter(vote -> vote.choice() == Choice.APPROVE)
                .flatMap(vote -> vote.answers().stream())
                .forEach(given -> given.properties().forEach(a -> answers.set(a.getKey(), a.getValue())));
        ArrayNode comments = out.putArray("Comments");
        for (Remark remark : request.course().comments()) {
            comments.addObject().put("User", remark.user()).put("At", remark.at().toString()).put("Text",
                    remark.text());
        }
        ArrayNode questions = out.putArray("Questions");
        for (Question question : request.course().questions()) {
            ObjectNode one = questions.addObject().put("From", question.from()).put("To", question.to())
                    .put("At", question.at().toString()).put("Text", question.text());
            question.answer().ifPresent(answer -> one.put("Answer", answer.text()));
        }
        return out;
    }

    private static ObjectNode summary(ApprovalRequest request) {
        Status status = request.course().status();
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("RequestId", request.id())
                .put("Title", request.ask().title()).put("Decision", status.name());
        request.course().closing().map(Closing::at).ifPresent(at -> out.put("DecidedAt", at.toString()));
        request.course().closing().flatMap(Closing::by).ifPresent(by -> out.put("DecidedBy", by));
        request.course().closing().flatMap(Closing::reason).ifPresent(reason -> out.put("Reason", reason));
        return out;
    }

    private static void votes(ApprovalRequest request, Choice choice, ArrayNode into) {
        for (Vote vote : request.course().votes()) {
            if (vote.choice() == choice) {
                ObjectNode one = into.addObject().put("User", vote.user()).put("At", vote.at().toString());
                vote.inPlaceOf().ifPresent(seat -> one.put("InPlaceOf", seat));
                vote.comment().ifPresent(comment -> one.put("Comment", comment));
                vote.answers().ifPresent(answers -> one.set("Answers", copy(answers)));
            }
        }
    }

    private static JsonNode copy(JsonNode answers) {
        return answers.deepCopy();
    }
}
