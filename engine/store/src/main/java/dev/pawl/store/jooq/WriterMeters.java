package dev.pawl.store.jooq;

import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Scale;

/**
 * Counts what the writer does.
 *
 * @param groupSize
 *            how many appends share a commit
 * @param group
 *            how long a group took, from taking it until it was durable
 * @param sync
 *            the part of that which is the commit itself: with full durability the sync to the disk
 * @param failures
 *            groups and changes that could not be written
 */
record WriterMeters(Histogram groupSize, Histogram group, Histogram sync, Counter changes, Counter failures) {
    private static final Metric GROUP_SIZE = Metric.histogram("pawl_store_commit_appends",
            "How many appends share a commit.");
    private static final Metric GROUP = Metric.histogram("pawl_store_commit_duration_seconds",
            "How long a group of appends took to be written and made durable.");
    private static final Metric SYNC = Metric.histogram("pawl_store_sync_duration_seconds",
            "How long the commit itself took: with full durability, the sync to the disk.");
    private static final Metric CHANGES = Metric.counter("pawl_store_changes_total",
            "Changes that were written in a transaction of their own, such as definitions and schedules.");
    private static final Metric FAILURES = Metric.counter("pawl_store_write_failures_total",
            "Groups of appends and changes that could not be written.");

    /** Counts nothing. */
    static final WriterMeters NONE = of(Metrics.NONE);

    static WriterMeters of(Metrics metrics) {
        return new WriterMeters(metrics.histogram(GROUP_SIZE, Scale.COUNTS), metrics.histogram(GROUP, Scale.COMMITS),
                metrics.histogram(SYNC, Scale.COMMITS), metrics.counter(CHANGES), metrics.counter(FAILURES));
    }
}
