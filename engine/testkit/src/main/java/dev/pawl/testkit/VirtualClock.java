package dev.pawl.testkit;

import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A clock that stands still until it is told to move, so that a test of a workflow that waits for a year
 * takes no time.
 * What falls due runs on the thread that moves the clock.
 */
public final class VirtualClock implements EngineClock {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now;
    private long counter;

    private record Task(Instant due, long number, Runnable what) {}

    /** Stands at that moment. */
    public VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        // may overflow, as that of the machine may: only differences mean something
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        Instant due = delay.isNegative() ? now : now.plus(delay);
        tasks.add(new Task(due, counter++, task));
    }

    /** Moves on, stopping at each moment at which something falls due. */
    public void advance(Duration by) {
        Instant until = now().plus(by);
        Optional<Instant> next = nextDue();
        while (next.isPresent() && !next.get().isAfter(until)) {
            advanceToNext();
            next = nextDue();
        }
        synchronized (this) {
            now = until;
        }
    }

    /** When the next thing falls due. */
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(tasks.peek()).map(Task::due);
    }

    /** Jumps to the next thing that falls due, and runs it; false if there is none. */
    public boolean advanceToNext() {
        Runnable what;
        synchronized (this) {
            Task task = tasks.poll();
            if (task == null) {
                return false;
            }
            now = task.due().isAfter(now) ? task.due() : now;
            what = task.what();
        }
        what.run();
        return true;
    }

    /** Forgets all that was to run: whoever asked for it is gone. */
    public synchronized void forgetAll() {
        tasks.clear();
    }
}
