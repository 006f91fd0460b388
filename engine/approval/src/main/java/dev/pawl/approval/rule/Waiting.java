package dev.pawl.approval.rule;

import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Delegation;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.people.People;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** For whom a request waits: how it is found in the list of somebody. */
public final class Waiting {
    private static final String USER = "user:";
    private static final String GROUP = "group:";

    private Waiting() {}

    /**
     * Marks under which a request is found. Groups stand for their members, so that somebody who joins one finds
     * what
     * waits for it; whoever looks asks {@link #waitsFor} as well.
     */
    public static Set<String> marks(ApprovalRequest request) {
        Set<String> marks = new TreeSet<>();
        if (!request.course().status().closed()) {
            request.course().approvers().users().forEach(user -> marks.add(USER + user));
            request.course().approvers().groups().forEach(group -> marks.add(GROUP + group));
            request.course().delegations().stream().map(Delegation::to).forEach(user -> marks.add(USER + user));
            request.course().questions().stream().filter(q -> q.answer().isEmpty()).map(Question::to)
                    .forEach(user -> marks.add(USER + user));
        }
        return marks;
    }

    /** Marks under which somebody looks. */
    public static Set<String> marksOf(String person, People people) {
        Set<String> marks = new TreeSet<>(Set.of(USER + person));
        people.person(person).groups().forEach(group -> marks.add(GROUP + group));
        return marks;
    }

    /** Whether there is something to do for that person: a vote that nobody has taken over, or a question. */
    public static boolean waitsFor(ApprovalRequest request, String person, People people) {
        boolean free = request.course().claimedBy().filter(by -> !by.equals(person)).isEmpty();
        return !request.course().status().closed() && (!questions(request, person).isEmpty()
                || (free && Electorate.of(request, people).mayVote(person)));
    }

    /** Questions that wait for that person. */
    public static List<Question> questions(ApprovalRequest request, String person) {
        return Talking.waitingFor(request, person);
    }
}
