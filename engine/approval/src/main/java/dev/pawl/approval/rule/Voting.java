package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Closing;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.model.Vote.Choice;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.rule.Verdict.Refused;
import dev.pawl.approval.rule.Verdict.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Votes, and when they decide. */
final class Voting {
    /** An output may have 262,144 bytes; the state around it wants some of them. */
    private static final int LARGEST_OUTPUT = 240_000;
    private static final int LARGEST_ANSWERS = 32_768;

    private Voting() {}

    static Verdict approve(Step step, Act.Approve act) {
        Optional<Refused> against = against(step, act.answers());
        if (against.isPresent()) {
            return against.get();
        }
        Ask ask = step.request().ask();
        JsonNode answers = act.answers().orElseGet(JsonNodeFactory.instance::objectNode);
        Optional<Refused> form = ask.form().flatMap(schema -> judge(step, answers, schema));
        return form.isPresent() ? form.get() : vote(step, Choice.APPROVE, act.comment(), act.answers());
    }

    static Verdict reject(Step step, Act.Reject act) {
        Optional<Refused> against = against(step, act.answers());
        return against.isPresent() ? against.get() : vote(step, Choice.REJECT, act.reason(), act.answers());
    }

    private static Optional<Refused> against(Step step, Optional<JsonNode> answers) {
        ApprovalRequest request = step.request();
        String person = step.actor().name();
        if (request.course().voteOf(person).isPresent()) {
            return refused(Why.CONFLICT, "Expected a first vote, but " + person + " has voted");
        }
        if (request.ask().excludes(person)) {
            return refused(Why.NOT_ALLOWED, "Expected another person than the requester, but " + person
                    + " asked for this");
        }
        if (!Electorate.of(request, step.scene().people()).holds(person)) {
            boolean gave = request.course().delegations().stream().anyMatch(d -> d.from().equals(person));
            return gave
                    ? refused(Why.NOT_ALLOWED, "Expected one of those who are asked, but " + person
                            + " lets another decide")
                    : Optional.of(Rules.notAsked(person));
        }
        Optional<String> claimer = request.course().claimedBy().filter(by -> !by.equals(person));
        if (claimer.isPresent()) {
            return refused(Why.CONFLICT, "Expected a request that nobody has taken, but " + claimer.get() + " has");
        }
        if (answers.isPresent() && request.ask().form().isEmpty()) {
            return refused(Why.INVALID, "Expected no answers, because the request has no form, but there are some");
        }
        return answers.filter(a -> !a.isObject() || a.toString().length() > LARGEST_ANSWERS).isPresent()
                ? refused(Why.INVALID,
                        "Expected answers as a JSON object of at most " + LARGEST_ANSWERS + " characters")
                : Optional.empty();
    }

    private static Optional<Refused> judge(Step step, JsonNode answers, JsonNode form) {
        List<FormMistake> mistakes = step.scene().forms().mistakesIn(answers, form);
        String told = mistakes.stream().map(FormMistake::toString).collect(Collectors.joining("; "));
        return mistakes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(Why.INVALID, "Expected answers as the form wants them, but " + told,
                        mistakes));
    }

    private static Verdict vote(Step step, Choice choice, Optional<String> comment, Optional<JsonNode> answers) {
        Optional<String> inPlaceOf = Electorate.of(step.request(), step.scene().people())
                .inPlaceOf(step.actor().name());
        step.draft().vote(new Vote(step.actor().name(), choice, step.scene().now(), step.actor().way(), inPlaceOf,
                comment, answers));
        // whoever had taken it is done with it; if that does not decide it, the others may go on
        step.draft().claimedBy(Optional.empty());
        ObjectNode details = Step.details("comment", comment).put("choice", choice.name());
        inPlaceOf.ifPresent(seat -> details.put("inPlaceOf", seat));
        answers.ifPresent(given -> details.set("answers", given));
        step.fact("voted", details);
        if (Endings.output(step.now()).toString().length() > LARGEST_OUTPUT) {
            return new Refused(Why.INVALID, "Expected answers and comments that fit into an output of "
                    + LARGEST_OUTPUT + " characters, but together they are longer");
        }
        decide(step, comment);
        return step.done();
    }

    /** Ends the request if the votes decide it. */
    static void decide(Step step, Optional<String> reason) {
        ApprovalRequest request = step.now();
        int approvals = request.course().count(Choice.APPROVE);
        int rejections = request.course().count(Choice.REJECT);
        if (approvals >= request.ask().required()) {
            close(step, Status.APPROVED, Optional.empty());
        } else if (rejections > 0 && rejections >= request.ask().rejections().orElse(Integer.MAX_VALUE)) {
            close(step, Status.REJECTED, reason);
        } else if (rejections > 0
                && approvals + Electorate.of(request, step.scene().people()).open().size() < request.ask().required()) {
            close(step, Status.REJECTED, reason);
        }
    }

    /** Ends the request and tells those who took part. */
    static void close(Step step, Status how, Optional<String> reason) {
        Set<String> concerned = concerned(step);
        Optional<String> by = step.actor().way() == dev.pawl.approval.model.Way.ENGINE
                ? Optional.empty()
                : Optional.of(step.actor().name());
        step.draft().close(how, new Closing(step.scene().now(), by, reason));
        step.fact("decided", Step.details("reason", reason).put("status", how.name()));
        step.tell(how == Status.CANCELLED ? Kind.CANCELLED : Kind.DECIDED, concerned, reason);
    }

    private static Set<String> concerned(Step step) {
        ApprovalRequest request = step.now();
        Set<String> concerned = new TreeSet<>(Electorate.of(request, step.scene().people()).open());
        request.course().votes().forEach(vote -> concerned.add(vote.user()));
        request.ask().requester().ifPresent(concerned::add);
        return concerned;
    }

    private static Optional<Refused> refused(Why why, String text) {
        return Optional.of(new Refused(why, text));
    }
}
