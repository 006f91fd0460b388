package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Course;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.notify.Notification.Kind;
import java.util.Optional;

/** How a request begins. */
public final class Requesting {
    private Requesting() {}

    /** A request that was never made before. */
    public static Verdict begin(ApprovalRequest asked, Scene scene) {
        Step step = new Step(asked, Actor.ENGINE, scene);
        ObjectNode details = Step.details("title", Optional.of(asked.ask().title()));
        asked.origin().before().ifPresent(before -> details.put("takesOver", before));
        step.fact("requested", details.put("execution", asked.origin().executionArn()));
        step.tell(Kind.REQUESTED, Electorate.of(asked, scene.people()).open(), asked.ask().message());
        Voting.decide(step, Optional.empty());
        return step.done();
    }

    /**
     * What is kept of an earlier request for the same, that was interrupted: votes, delegations, what was said,
     * and
     * to whom it was escalated. Empty if it was decided, or asked something else.
     */
    public static Optional<Course> kept(ApprovalRequest earlier, Ask ask) {
        Status was = earlier.course().status();
        boolean interrupted = was == Status.WAITING || was == Status.CANCELLED;
        if (!interrupted || !same(earlier.ask(), ask)) {
            return Optional.empty();
        }
        Course old = earlier.course();
        return Optional.of(new Course(Status.WAITING, old.approvers(), old.votes(), old.delegations(),
                Optional.empty(), old.comments(), old.questions(), java.util.List.of(), 0, 0, Optional.empty()));
    }

    /** Whether that was asked before, and approved: nobody is asked again. */
    public static boolean settled(ApprovalRequest earlier, Ask ask) {
        return earlier.course().status() == Status.APPROVED && same(earlier.ask(), ask);
    }

    private static boolean same(Ask one, Ask other) {
        return one.title().equals(other.title()) && one.message().equals(other.message())
                && one.details().equals(other.details()) && one.approvers().equals(other.approvers())
                && one.required() == other.required() && one.form().equals(other.form())
                && one.requester().equals(other.requester()) && one.selfApproval() == other.selfApproval();
    }
}
