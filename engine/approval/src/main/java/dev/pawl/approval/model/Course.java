package dev.pawl.approval.model;

import java.util.List;
import java.util.Optional;

/**
 * What has come of a request so far.
 *
 * @param approvers
 *            who was asked, with those it was escalated to
 * @param claimedBy
 *            who has taken it
 * @param opened
 *            who has looked at it by a link
 * @param reminders
 *            how many were sent
 * @param escalations
 *            how many have happened
 */
public record Course(Status status, Approvers approvers, List<Vote> votes, List<Delegation> delegations,
        Optional<String> claimedBy, List<Remark> comments, List<Question> questions,
        List<String> opened, int reminders, int escalations, Optional<Closing> closing) {
    /** Keeps its own copies. */
    public Course {
        votes = List.copyOf(votes);
        delegations = List.copyOf(delegations);
        comments = List.copyOf(comments);
        questions = List.copyOf(questions);
        opened = List.copyOf(opened);
    }

    /** Nothing has happened. */
    public static Course begin(Approvers approvers) {
        return new Course(Status.WAITING, approvers, List.of(), List.of(), Optional.empty(), List.of(), List.of(),
                List.of(), 0, 0, Optional.empty());
    }

    /** A copy to be changed. */
    public CourseDraft draft() {
        return new CourseDraft(this);
    }

    /** The vote of that person, if there is one. */
    public Optional<Vote> voteOf(String user) {
        return votes.stream().filter(vote -> vote.user().equals(user)).findFirst();
    }

    /** How many chose so. */
    public int count(Vote.Choice choice) {
        return (int) votes.stream().filter(vote -> vote.choice() == choice).count();
    }
}
