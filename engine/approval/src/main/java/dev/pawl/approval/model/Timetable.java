package dev.pawl.approval.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a request when nobody does anything.
 *
 * @param remindEvery
 *            the interval of reminders; empty if they have moments of their own
 * @param remindAfter
 *            counted from the request, earliest first
 * @param escalations
 *            earliest first
 */
public record Timetable(Optional<Duration> remindEvery, List<Duration> remindAfter, List<Escalation> escalations,
        Optional<Instant> due, OnDue onDue) {
    /** More reminders than these are none: nobody reads them. */
    public static final int MOST_REMINDERS = 100;

    /** Keeps its own copies. */
    public Timetable {
        remindAfter = List.copyOf(remindAfter);
        escalations = List.copyOf(escalations);
    }

    /** Others who are asked as well after some time. */
    public record Escalation(Duration after, Approvers to) {}

    /** What becomes of a request that is due. */
    public enum OnDue {
        FAIL, REJECT, APPROVE
    }

    /** When the reminder after so many is due. */
    public Optional<Instant> reminder(Instant createdAt, int sent) {
        if (remindEvery.isPresent()) {
            return sent < MOST_REMINDERS
                    ? Optional.of(createdAt.plus(remindEvery.get().multipliedBy(sent + 1L)))
                    : Optional.empty();
        }
        return sent < remindAfter.size() ? Optional.of(createdAt.plus(remindAfter.get(sent))) : Optional.empty();
    }

    /** When the escalation after so many is due. */
    public Optional<Instant> escalation(Instant createdAt, int done) {
        return done < escalations.size()
                ? Optional.of(createdAt.plus(escalations.get(done).after()))
                : Optional.empty();
    }
}
