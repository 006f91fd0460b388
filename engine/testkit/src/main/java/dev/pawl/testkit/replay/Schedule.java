package dev.pawl.testkit.replay;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen, in the order in which it will: by time, then as it was recorded. */
final class Schedule {
    private final PriorityQueue<Due> queue = new PriorityQueue<>(
            Comparator.comparing(Due::at).thenComparing(Due::recorded).thenComparing(Due::number));
    private long number;

    /**
     * Something that comes in.
     *
     * @param recorded
     *            id of the recorded event; timers come after all that was recorded for the same moment
     */
    record Due(Instant at, long recorded, long number, Trigger trigger) {}

    void add(Instant at, long recorded, Trigger trigger) {
        queue.add(new Due(at, recorded, number++, trigger));
    }

    void timer(TimerKey timer, Instant at) {
        cancel(timer);
        add(at, Long.MAX_VALUE, new Trigger.TimerFired(timer));
    }

    void cancel(TimerKey timer) {
        queue.removeIf(due -> due.trigger() instanceof Trigger.TimerFired fired && fired.timer().equals(timer));
    }

    Optional<Due> next() {
        return Optional.ofNullable(queue.poll());
    }
}
