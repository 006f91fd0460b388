package dev.pawl.approval.rule;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Verdict.Refused;
import dev.pawl.approval.rule.Verdict.Why;
import java.util.Optional;

/** What people may do about a request, and what follows. */
public final class Rules {
    private static final int LONGEST_TEXT = 4_000;

    private Rules() {}

    /** Judges an act. */
    public static Verdict act(ApprovalRequest request, Actor actor, Act act, Scene scene) {
        if (request.course().status().closed()) {
            return new Refused(Why.CLOSED, "Expected a request that waits, but " + request.id() + " is "
                    + request.course().status());
        }
        Optional<Refused> text = textOf(act).flatMap(Rules::judge);
        if (text.isPresent()) {
            return text.get();
        }
        Step step = new Step(request, actor, scene);
        return switch (act) {
            case Act.Approve approve -> Voting.approve(step, approve);
            case Act.Reject reject -> Voting.reject(step, reject);
            case Act.AskBack ask -> Talking.ask(step, ask);
            case Act.Answer answer -> Talking.answer(step, answer);
            case Act.Comment comment -> Talking.comment(step, comment);
            case Act.Claim claim -> Handing.claim(step);
            case Act.Release release -> Handing.release(step);
            case Act.Delegate delegate -> Handing.delegate(step, delegate);
        };
    }

    private static Optional<String> textOf(Act act) {
        return switch (act) {
            case Act.Approve approve -> approve.comment();
            case Act.Reject reject -> reject.reason();
            case Act.AskBack ask -> Optional.of(ask.text());
            case Act.Answer answer -> Optional.of(answer.text());
            case Act.Comment comment -> Optional.of(comment.text());
            case Act.Delegate delegate -> delegate.comment();
            case Act.Claim claim -> Optional.empty();
            case Act.Release release -> Optional.empty();
        };
    }

    private static Optional<Refused> judge(String text) {
        if (text.isBlank()) {
            return Optional.of(new Refused(Why.INVALID, "Expected some text, but it is empty"));
        }
        return text.length() <= LONGEST_TEXT
                ? Optional.empty()
                : Optional.of(new Refused(Why.INVALID, "Expected a text of at most " + LONGEST_TEXT
                        + " characters, but it has " + text.length()));
    }

    /** Whether that person has anything to do with the request, and may speak. */
    static boolean takesPart(ApprovalRequest request, String person, People people) {
        return Electorate.of(request, people).holds(person) || request.course().voteOf(person).isPresent()
                || request.ask().requester().filter(person::equals).isPresent()
                || request.course().delegations().stream().anyMatch(d -> d.from().equals(person))
                || request.course().questions().stream()
                        .anyMatch(q -> q.to().equals(person) || q.from().equals(person));
    }

    static Refused notAsked(String person) {
        return new Refused(Why.NOT_ALLOWED, "Expected one of those who are asked, but " + person + " is not");
    }
}
