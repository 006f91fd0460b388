package dev.pawl.approval.rule;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Delegation;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Verdict.Refused;
import dev.pawl.approval.rule.Verdict.Why;
import java.util.Optional;
import java.util.Set;

/** Who of those who are asked deals with it: claims and delegations. */
final class Handing {
    static final int MOST = 100;

    private Handing() {}

    static Verdict claim(Step step) {
        ApprovalRequest request = step.request();
        String person = step.actor().name();
        Electorate electorate = Electorate.of(request, step.scene().people());
        if (!electorate.mayVote(person)) {
            return Rules.notAsked(person);
        }
        if (request.ask().required() - request.course().count(dev.pawl.approval.model.Vote.Choice.APPROVE) > 1) {
            return new Refused(Why.CONFLICT, "Expected a request that one more person decides, but "
                    + request.ask().required() + " have to approve");
        }
        Optional<String> claimer = request.course().claimedBy();
        if (claimer.isPresent()) {
            return new Refused(Why.CONFLICT, "Expected a request that nobody has taken, but " + claimer.get()
                    + " has");
        }
        step.draft().claimedBy(Optional.of(person));
        step.fact("claimed", Step.details());
        return step.tell(Kind.CLAIMED, electorate.open(), Optional.empty()).done();
    }

    static Verdict release(Step step) {
        String person = step.actor().name();
        if (step.request().course().claimedBy().filter(person::equals).isEmpty()) {
            return new Refused(Why.CONFLICT, "Expected a request that " + person + " has taken, but "
                    + step.request().course().claimedBy().map(by -> by + " has").orElse("nobody has"));
        }
        step.draft().claimedBy(Optional.empty());
        step.fact("released", Step.details());
        return step.tell(Kind.RELEASED, Electorate.of(step.now(), step.scene().people()).open(), Optional.empty())
                .done();
    }

    static Verdict delegate(Step step, Act.Delegate act) {
        Course course = step.request().course();
        String person = step.actor().name();
        Electorate electorate = Electorate.of(step.request(), step.scene().people());
        if (!electorate.mayVote(person)) {
            return course.voteOf(person).isPresent()
                    ? new Refused(Why.CONFLICT, "Expected somebody who has not voted, but " + person + " has")
                    : Rules.notAsked(person);
        }
        Optional<Refused> against = against(step, electorate, act.to());
        if (against.isPresent()) {
            return against.get();
        }
        step.draft().delegate(new Delegation(person, act.to(), step.scene().now()));
        if (course.claimedBy().filter(person::equals).isPresent()) {
            step.draft().claimedBy(Optional.of(act.to()));
        }
        step.fact("delegated", Step.details("comment", act.comment()).put("to", act.to()));
        return step.tell(Kind.DELEGATED, Set.of(act.to()), act.comment()).done();
    }

    private static Optional<Refused> against(Step step, Electorate electorate, String to) {
        People people = step.scene().people();
        Course course = step.request().course();
        if (step.request().ask().excludes(to)) {
            return refused(Why.NOT_ALLOWED, "Expected another person than the requester, but " + to
                    + " asked for this");
        }
        if (electorate.holds(to) || course.voteOf(to).isPresent()) {
            return refused(Why.CONFLICT, "Expected somebody who is not asked already, but " + to + " is");
        }
        boolean configured = !people.equals(People.NOBODY);
        if (configured && !people.knows(to)) {
            return refused(Why.INVALID, "Expected somebody who is configured in the section people, but " + to
                    + " is not");
        }
        return course.delegations().size() < MOST
                ? Optional.empty()
                : refused(Why.CONFLICT, "Expected at most " + MOST + " delegations, but there are as many already");
    }

    private static Optional<Refused> refused(Why why, String text) {
        return Optional.of(new Refused(why, text));
    }
}
