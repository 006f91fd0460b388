package dev.pawl.approval.rule;

import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.people.People;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do about a request as it is: for pages, which offer nothing else. The rules judge again
 * when it is done.
 */
public enum Possible {
    /** Says yes. */
    APPROVE,
    /** Says no. */
    REJECT,
    /** Asks back. */
    ASK,
    /** Answers a question. */
    ANSWER,
    /** Says something. */
    COMMENT,
    /** Takes it. */
    CLAIM,
    /** Gives it back. */
    RELEASE,
    /** Lets another decide. */
    DELEGATE;

    /** All that this person may do. */
    public static Set<Possible> of(ApprovalRequest request, String person, People people) {
        Set<Possible> all = EnumSet.noneOf(Possible.class);
        Course course = request.course();
        if (course.status().closed()) {
            return all;
        }
        Electorate electorate = Electorate.of(request, people);
        if (electorate.mayVote(person)) {
            voting(request, person, all);
        }
        if (course.claimedBy().filter(person::equals).isPresent()) {
            all.add(RELEASE);
        }
        if (electorate.holds(person) && course.questions().size() < Talking.MOST) {
            all.add(ASK);
        }
        if (!Talking.waitingFor(request, person).isEmpty()) {
            all.add(ANSWER);
        }
        if (Rules.takesPart(request, person, people) && course.comments().size() < Talking.MOST) {
            all.add(COMMENT);
        }
        return all;
    }

    private static void voting(ApprovalRequest request, String person, Set<Possible> all) {
        Course course = request.course();
        Optional<String> taken = course.claimedBy();
        if (taken.isEmpty() || taken.get().equals(person)) {
            all.add(APPROVE);
            all.add(REJECT);
        }
        if (taken.isEmpty() && request.ask().required() - course.count(Vote.Choice.APPROVE) <= 1) {
            all.add(CLAIM);
        }
        if (course.delegations().size() < Handing.MOST) {
            all.add(DELEGATE);
        }
    }
}
