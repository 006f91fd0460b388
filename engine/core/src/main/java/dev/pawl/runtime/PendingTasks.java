package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.store.WorkItem.Phase;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one execution that have no outcome yet: what its rows in the table of outstanding work say.
 */
final class PendingTasks {
    private final Map<Long, PendingTask> byEvent = new LinkedHashMap<>();
    private final Map<Integer, Long> byFrame = new LinkedHashMap<>();
    private final ExecutionState state;

    private PendingTasks(ExecutionState state) {
        this.state = state;
    }

    /** Those of a state that was folded. */
    static PendingTasks of(ExecutionState state) {
        PendingTasks tasks = new PendingTasks(state);
        for (Frame frame : state.frames()) {
            if (frame.step() instanceof Step.Inside inside && inside.progress() instanceof Progress.Tasking tasking) {
                tasks.put(new PendingTask(tasking.scheduledEventId(), frame.id(), tasking.scheduled(),
                        Phase.valueOf(tasking.phase().name()), tasking.handle(), inside.retries().total(),
                        state.redriveCount()));
            }
        }
        return tasks;
    }

    Collection<PendingTask> all() {
        return Collections.unmodifiableCollection(byEvent.values());
    }

    Optional<PendingTask> find(long scheduledEventId) {
        return Optional.ofNullable(byEvent.get(scheduledEventId));
    }

    /** Takes note of an event; tells the turn which rows change. Returns which task is over now, if one is. */
    Optional<Long> observe(HistoryEvent happened, Turn turn) {
        return switch (happened.event()) {
            case Event.TaskScheduled scheduled -> {
                PendingTask task = new PendingTask(happened.id(), happened.frame(), scheduled, Phase.SCHEDULED,
                        Optional.empty(), 0, state.redriveCount());
                put(task);
                turn.putWork(task);
                yield Optional.empty();
            }
            case Event.TaskStarted started -> {
                move(happened.frame(), Phase.STARTED, turn);
                yield Optional.empty();
            }
            case Event.TaskSubmitted submitted -> {
                PendingTask task = ofFrame(happened.frame());
                if (task != null) {
                    PendingTask further = task.in(Phase.SUBMITTED, submitted.handle());
                    put(further);
                    turn.putWork(further);
                    if (further.waitsForService()) {
                        turn.add(new Turn.Effect.Attach(further));
                    }
                }
                yield Optional.empty();
            }
            case Event.TaskSucceeded done -> end(happened.frame(), turn);
            case Event.TaskFailed done -> end(happened.frame(), turn);
            case Event.TaskTimedOut done -> end(happened.frame(), turn);
            case Event other -> Optional.empty();
        };
    }

    /** The task is to be given up; one that had its outcome in this turn is given up too. */
    Optional<PendingTask> giveUp(long scheduledEventId, Turn turn) {
        PendingTask task = byEvent.remove(scheduledEventId);
        if (task == null) {
            return turn.endedTask(scheduledEventId);
        }
        byFrame.remove(task.frame(), scheduledEventId);
        return Optional.of(task);
    }

    /** What only the command to run it says. */
    Optional<PendingTask> retried(long scheduledEventId, int retryCount) {
        PendingTask task = byEvent.get(scheduledEventId);
        if (task != null && task.retryCount() != retryCount) {
            task = new PendingTask(scheduledEventId, task.frame(), task.scheduled(), task.phase(), task.handle(),
                    retryCount, task.redriveCount());
            put(task);
        }
        return Optional.ofNullable(task);
    }

    private void put(PendingTask task) {
        byEvent.put(task.scheduledEventId(), task);
        byFrame.put(task.frame(), task.scheduledEventId());
    }

    private void move(int frame, Phase phase, Turn turn) {
        PendingTask task = ofFrame(frame);
        if (task != null) {
            PendingTask further = task.in(phase, task.handle());
            put(further);
            turn.putWork(further);
        }
    }

    private Optional<Long> end(int frame, Turn turn) {
        PendingTask task = ofFrame(frame);
        if (task == null) {
            return Optional.empty();
        }
        byFrame.remove(frame);
        byEvent.remove(task.scheduledEventId());
        turn.removeWork(task);
        return Optional.of(task.scheduledEventId());
    }

    private @Nullable PendingTask ofFrame(int frame) {
        Long event = byFrame.get(frame);
        return event == null ? null : byEvent.get(event);
    }
}
