package dev.pawl.store.jooq.check;

import dev.pawl.asl.StateMachine;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.TimerKey.Purpose;
import dev.pawl.store.WorkItem.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution in that state waits for.
 *
 * @param timers
 *            when each is due; empty if that is not for the history to say
 * @param tasks
 *            by the event that scheduled them
 * @param waits
 *            whether anything but a message will move it
 */
record Owed(Map<TimerKey, Optional<Instant>> timers, Map<Long, Progress.Tasking> tasks, boolean waits) {
    /**
     * What a folded state waits for.
     *
     * @param since
     *            from when the time of the whole execution counts
     */
    static Owed of(ExecutionState state, StateMachine machine, Instant since) {
        Map<TimerKey, Optional<Instant>> timers = new HashMap<>();
        Map<Long, Progress.Tasking> tasks = new HashMap<>();
        if (state.status().ended()) {
            return new Owed(timers, tasks, true);
        }
        machine.timeoutSeconds()
                .ifPresent(seconds -> timers.put(TimerKey.EXECUTION, Optional.of(since.plusSeconds(seconds))));
        boolean waits = false;
        for (Frame frame : state.frames()) {
            if (frame.step() instanceof Step.Inside inside) {
                waits |= add(inside, timers, tasks);
            }
        }
        return new Owed(timers, tasks, waits);
    }

    private static boolean add(Step.Inside inside, Map<TimerKey, Optional<Instant>> timers,
            Map<Long, Progress.Tasking> tasks) {
        return switch (inside.progress()) {
            case Progress.Waiting waiting -> {
                timers.put(new TimerKey(inside.enteredEventId(), Purpose.WAIT), Optional.of(waiting.until()));
                yield true;
            }
            case Progress.BackingOff backing -> {
                timers.put(new TimerKey(inside.enteredEventId(), Purpose.RETRY), Optional.of(backing.until()));
                yield true;
            }
            case Progress.Tasking tasking -> {
                long id = tasking.scheduledEventId();
                Event.TaskScheduled scheduled = tasking.scheduled();
                scheduled.timeoutInSeconds().ifPresent(seconds -> timers.put(new TimerKey(id, Purpose.TASK_TIMEOUT),
                        Optional.of(tasking.scheduledAt().plusSeconds(seconds))));
                scheduled.heartbeatInSeconds()
                        .ifPresent(seconds -> timers.put(new TimerKey(id, Purpose.HEARTBEAT), Optional.empty()));
                tasks.put(id, tasking);
                yield true;
            }
            case Progress.Distributing map -> map.waits();
            case Progress.Fresh p -> false;
            case Progress.Branching p -> false;
            case Progress.Iterating p -> false;
        };
    }

    static Phase phase(Progress.Tasking tasking) {
        return switch (tasking.phase()) {
            case SCHEDULED -> Phase.SCHEDULED;
            case STARTED -> Phase.STARTED;
            case SUBMITTED -> Phase.SUBMITTED;
        };
    }
}
