package dev.pawl.metrics;

/** Notes how values are spread, from many threads at once. */
@FunctionalInterface
public interface Histogram {
    /** Notes nothing. */
    Histogram NONE = amount -> {};

    /** One value more: nanoseconds if it is about durations, otherwise what is counted. */
    void observe(long amount);
}
