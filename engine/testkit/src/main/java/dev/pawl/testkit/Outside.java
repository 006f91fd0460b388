package dev.pawl.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What the world outside the engine does later, such as to bring a task token back. It does not stop when the
 * engine's
 * process dies.
 */
final class Outside {
    private final PriorityQueue<Deed> deeds = new PriorityQueue<>(
            Comparator.comparing(Deed::due).thenComparing(Deed::number));
    private long counter;

    private record Deed(Instant due, long number, Runnable what) {}

    void at(Instant due, Runnable what) {
        deeds.add(new Deed(due, counter++, what));
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(deeds.peek()).map(Deed::due);
    }

    /** Does the next thing, whose time has come. */
    void doNext() {
        Deed deed = deeds.poll();
        if (deed != null) {
            deed.what().run();
        }
    }
}
