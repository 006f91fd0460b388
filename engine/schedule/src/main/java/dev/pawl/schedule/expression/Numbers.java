package dev.pawl.schedule.expression;

import java.util.Optional;
import java.util.TreeSet;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;

/** Values of a field that a cron expression picks; at least one. */
public record Numbers(SortedSet<Integer> values) {
    /** Keeps its own copy. */
    public Numbers {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one number");
        }
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static Numbers of(Collection<Integer> values) {
        return new Numbers(new TreeSet<>(values));
    }

    boolean contains(int value) {
        return values.contains(value);
    }

    int first() {
        return values.first();
    }

    /** The first that is not smaller. */
    Optional<Integer> from(int value) {
        SortedSet<Integer> tail = values.tailSet(value);
        return tail.isEmpty() ? Optional.empty() : Optional.of(tail.first());
    }
}
