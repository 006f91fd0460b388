package dev.pawl.approval.rule;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.rule.Verdict.Refused;
import dev.pawl.approval.rule.Verdict.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Comments, questions and answers. */
final class Talking {
    static final int MOST = 100;

    private Talking() {}

    static Verdict comment(Step step, Act.Comment act) {
        String person = step.actor().name();
        if (!Rules.takesPart(step.request(), person, step.scene().people())) {
            return Rules.notAsked(person);
        }
        if (step.request().course().comments().size() >= MOST) {
            return new Refused(Why.CONFLICT, "Expected at most " + MOST + " comments, but there are as many already");
        }
        step.draft().comment(new Remark(person, step.scene().now(), act.text()));
        return step.fact("commented", Step.details("text", Optional.of(act.text()))).done();
    }

    static Verdict ask(Step step, Act.AskBack act) {
        ApprovalRequest request = step.request();
        String person = step.actor().name();
        if (!Electorate.of(request, step.scene().people()).holds(person)) {
            return Rules.notAsked(person);
        }
        Optional<String> to = act.to().or(request.ask()::requester);
        if (to.isEmpty()) {
            return new Refused(Why.INVALID, "Expected whom to ask, because the request names no requester");
        }
        Optional<Refused> against = against(step, to.get());
        if (against.isPresent()) {
            return against.get();
        }
        int number = request.course().questions().size() + 1;
        step.draft().ask(new Question(number, person, to.get(), step.scene().now(), act.text(), Optional.empty()));
        step.fact("asked", Step.details("text", Optional.of(act.text())).put("to", to.get()).put("question", number));
        return step.tell(Kind.QUESTION, Set.of(to.get()), Optional.of(act.text())).done();
    }

    private static Optional<Refused> against(Step step, String to) {
        if (to.equals(step.actor().name())) {
            return Optional.of(new Refused(Why.INVALID, "Expected another person to ask, but it is " + to));
        }
        if (!step.scene().people().knows(to) && !Rules.takesPart(step.request(), to, step.scene().people())) {
            return Optional.of(new Refused(Why.INVALID, "Expected somebody who is configured in the section people, or"
                    + " takes part, but " + to + " does not"));
        }
        return step.request().course().questions().size() < MOST
                ? Optional.empty()
                : Optional.of(new Refused(Why.CONFLICT, "Expected at most " + MOST
                        + " questions, but there are as many already"));
    }

    static Verdict answer(Step step, Act.Answer act) {
        String person = step.actor().name();
        List<Question> waiting = waitingFor(step.request(), person);
        if (waiting.isEmpty()) {
            return new Refused(Why.NOT_ALLOWED, "Expected somebody who was asked a question, but " + person
                    + " was not, or has answered");
        }
        if (act.number().isEmpty() && waiting.size() > 1) {
            return new Refused(Why.INVALID, "Expected the number of a question, because several wait for " + person
                    + ": " + waiting.stream().map(q -> String.valueOf(q.number())).toList());
        }
        int number = act.number().orElse(waiting.get(0).number());
        Optional<Question> question = waiting.stream().filter(q -> q.number() == number).findFirst();
        if (question.isEmpty()) {
            return new Refused(Why.INVALID, "Expected the number of a question that waits for " + person + ", but "
                    + number + " does not");
        }
        step.draft().answer(number, new Remark(person, step.scene().now(), act.text()));
        step.fact("answered", Step.details("text", Optional.of(act.text())).put("question", number));
        return step.tell(Kind.ANSWERED, Set.of(question.get().from()), Optional.of(act.text())).done();
    }

    static List<Question> waitingFor(ApprovalRequest request, String person) {
        return request.course().questions().stream().filter(q -> q.to().equals(person) && q.answer().isEmpty())
                .toList();
    }
}
