package dev.pawl.server.link;

import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.people.People;
import java.util.Optional;

/**
 * How it stands for somebody who has nothing to do, or nothing more.
 *
 * @param looks
 *            by which the style sheet tells good from bad
 */
record Standing(String title, String text, String looks) {
    private static final String GOOD = "is-ok";
    private static final String BAD = "is-bad";
    private static final String WAITS = "is-wait";

    /** A link that does not work. */
    static Standing invalid(String why) {
        return new Standing("This link does not work", why + " If something still waits for you, ask whoever runs Pawl,"
                + " or look into its console.", BAD);
    }

    /** What came of what this person has just done. */
    static Standing after(ApprovalRequest request, String person, People people) {
        Optional<Vote> vote = request.course().voteOf(person);
        String thanks = "\u201c" + request.ask().title() + "\u201d: ";
        if (vote.isEmpty()) {
            return new Standing("Thank you", thanks + "your answer is passed on.", GOOD);
        }
        String done = vote.get().choice() == Vote.Choice.APPROVE ? "you approved it. " : "you rejected it. ";
        return new Standing("Thank you", thanks + done + left(request, people),
                vote.get().choice() == Vote.Choice.APPROVE ? GOOD : BAD);
    }

    private static String left(ApprovalRequest request, People people) {
        int more = request.ask().required() - request.course().count(Vote.Choice.APPROVE);
        return request.course().status().closed()
                ? closed(request, people)
                : "It waits for " + (more == 1 ? "one more approval." : more + " more approvals.");
    }

    /** What somebody is told who opens a link when there is nothing to do. */
    static Standing now(ApprovalRequest request, String person, People people) {
        String title = request.ask().title();
        Course course = request.course();
        if (course.status().closed()) {
            return new Standing(title, closed(request, people), course.status() == Status.APPROVED ? GOOD : BAD);
        }
        Optional<Vote> vote = course.voteOf(person);
        if (vote.isPresent()) {
            return new Standing(title, (vote.get().choice() == Vote.Choice.APPROVE
                    ? "You have approved this already. "
                    : "You have rejected this already. ") + left(request, people), GOOD);
        }
        return course.claimedBy().filter(by -> !by.equals(person))
                .map(by -> new Standing(title, people.person(by).displayName()
                        + " has taken it. This link works again if they give it back.", WAITS))
                .orElseGet(() -> new Standing(title, "There is nothing to do for you.", WAITS));
    }

    private static String closed(ApprovalRequest request, People people) {
        Course course = request.course();
        String by = course.closing().flatMap(closing -> closing.by())
                .map(name -> " by " + people.person(name).displayName()).orElse(" because its time was over");
        return switch (course.status()) {
            case APPROVED -> "It is decided: approved" + by + ".";
            case REJECTED -> "It is decided: rejected" + by + ".";
            case EXPIRED -> "It has expired: nobody decided in time.";
            case CANCELLED -> "It was withdrawn: the workflow does not wait for it any more.";
            case WAITING -> "It waits for a decision.";
        };
    }
}
