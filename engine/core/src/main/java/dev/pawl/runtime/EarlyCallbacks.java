package dev.pawl.runtime;

import dev.pawl.interpreter.model.Trigger;
import dev.pawl.store.WorkItem.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that came back before the service that handed them out had answered. That the task was submitted
 * comes first in
 * its history, so they wait for that; where they wait is the stored inbox, and their senders wait for
 * nothing.
 */
final class EarlyCallbacks {
    private final Set<Long> told = new HashSet<>();
    private final Map<Long, Mail> waiting = new HashMap<>();

    /** Whether the call that hands its token out is still under way. */
    static boolean isEarly(PendingTask task) {
        return !task.isActivity() && task.hasToken() && task.phase() != Phase.SUBMITTED;
    }

    /** Whether somebody has told an end already; a second one is too late. */
    boolean told(long scheduledEventId) {
        return told.contains(scheduledEventId) || waiting.containsKey(scheduledEventId);
    }

    /** Somebody tells the end; it goes into the inbox. */
    void tell(long scheduledEventId) {
        told.add(scheduledEventId);
    }

    /** The inbox brings it, too early; false if another one waits already. */
    boolean await(long scheduledEventId, Mail mail) {
        Mail first = waiting.get(scheduledEventId);
        if (first != null && first.messageId() != mail.messageId()) {
            return false;
        }
        waiting.put(scheduledEventId, mail);
        return true;
    }

    /** Those that need not wait any more, because of the task's further way. */
    List<Mail> due(PendingTasks tasks) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Mail> due = new ArrayList<>();
        waiting.keySet().removeIf(event -> {
            boolean over = tasks.find(event).filter(EarlyCallbacks::isEarly).isEmpty();
            if (over) {
                due.add(waiting.get(event));
                told.remove(event);
            }
            return over;
        });
        return due;
    }

    /** What comes before the failure of a call: the token got about, so the call did what it was for. */
    Optional<Mail> insteadOf(Trigger outcome) {
        return outcome instanceof Trigger.TaskFailed failed
                ? Optional.ofNullable(waiting.remove(failed.scheduledEventId()))
                : Optional.empty();
    }
}
