package dev.pawl.metrics;

/** Counts, from many threads at once and at next to no price. */
@FunctionalInterface
public interface Counter {
    /** Counts nothing. */
    Counter NONE = amount -> {};

    /** So many more; never fewer. */
    void add(long amount);

    /** One more. */
    default void increment() {
        add(1);
    }
}
