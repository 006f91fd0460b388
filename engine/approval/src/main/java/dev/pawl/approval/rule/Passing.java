package dev.pawl.approval.rule;

import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.model.Timetable;
import dev.pawl.approval.model.Timetable.Escalation;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.notify.Notification.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What time does to a request, and its execution. */
public final class Passing {
    private static final String LATE = "Nobody decided in time";

    private Passing() {}

    /** When something happens to a request if nobody does anything; empty if nothing ever does. */
    public static Optional<Instant> wakesAt(ApprovalRequest request) {
        if (request.course().status().closed()) {
            return Optional.empty();
        }
        Timetable times = request.ask().timetable();
        return Stream.of(times.due(), times.reminder(request.createdAt(), request.course().reminders()),
                times.escalation(request.createdAt(), request.course().escalations())).flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** All that is due by now: the end before escalations, and those before a reminder. */
    public static Verdict time(ApprovalRequest request, Scene scene) {
        Step step = new Step(request, Actor.ENGINE, scene);
        Timetable times = request.ask().timetable();
        if (request.course().status().closed()) {
            return step.done();
        }
        if (passed(times.due(), scene)) {
            end(step, times.onDue());
            return step.done();
        }
        while (passed(times.escalation(request.createdAt(), step.now().course().escalations()), scene)) {
            escalate(step, times.escalations().get(step.now().course().escalations()));
        }
        boolean remind = false;
        while (passed(times.reminder(request.createdAt(), step.now().course().reminders()), scene)) {
            step.draft().reminded();
            remind = true;
        }
        if (remind) {
            Set<String> open = Electorate.of(step.now(), scene.people()).open();
            step.fact("reminded", Step.details().put("number", step.now().course().reminders()));
            step.tell(Kind.REMINDER, step.now().course().claimedBy().map(Set::of).orElse(open), Optional.empty());
        }
        return step.done();
    }

    /** Its execution does not wait for it any more. */
    public static Verdict cancel(ApprovalRequest request, String why, Scene scene) {
        Step step = new Step(request, Actor.ENGINE, scene);
        if (!request.course().status().closed()) {
            Voting.close(step, Status.CANCELLED, Optional.of(why));
        }
        return step.done();
    }

    /** Somebody looks at it by a link; that is written down the first time, and changes nothing else. */
    public static Verdict open(ApprovalRequest request, String person, Scene scene) {
        Step step = new Step(request, new Actor(person, Way.LINK), scene);
        if (!request.course().status().closed() && !request.course().opened().contains(person)) {
            step.draft().opened(person);
            step.fact("opened", Step.details());
        }
        return step.done();
    }

    private static void end(Step step, Timetable.OnDue how) {
        switch (how) {
            case FAIL -> Voting.close(step, Status.EXPIRED, Optional.of(LATE));
            case REJECT -> Voting.close(step, Status.REJECTED, Optional.of(LATE));
            case APPROVE -> Voting.close(step, Status.APPROVED, Optional.of(LATE));
        }
    }

    private static void escalate(Step step, Escalation escalation) {
        Set<String> before = Electorate.of(step.now(), step.scene().people()).open();
        step.draft().escalated(escalation.to());
        step.fact("escalated", Step.details("to", Optional.of(String.join(", ", escalation.to().names()))));
        Set<String> others = new TreeSet<>(Electorate.of(step.now(), step.scene().people()).open());
        others.removeAll(before);
        step.tell(Kind.ESCALATED, others, Optional.empty());
    }

    private static boolean passed(Optional<Instant> moment, Scene scene) {
        return moment.isPresent() && !moment.get().isAfter(scene.now());
    }
}
