package dev.pawl.schedule;

import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Scale;
import dev.pawl.schedule.model.FireCounts;
import java.time.Duration;

/** Counts what came of fire times, once it is written. */
public final class ScheduleMeters {
    private static final Metric FIRES = Metric.counter("pawl_schedule_fires_total",
            "Times of schedules that have come, by what came of them.", "outcome");
    private static final Metric DELAY = Metric.histogram("pawl_schedule_delay_seconds",
            "How long after its time an execution of a schedule was started.");

    /** Counts nothing. */
    public static final ScheduleMeters NONE = new ScheduleMeters(Metrics.NONE);

    private final Counter started;
    private final Counter skipped;
    private final Counter missed;
    private final Counter failed;
    private final Histogram delay;

    /** Counts there. */
    public ScheduleMeters(Metrics metrics) {
        started = metrics.counter(FIRES, "started");
        skipped = metrics.counter(FIRES, "skipped");
        missed = metrics.counter(FIRES, "missed");
        failed = metrics.counter(FIRES, "failed");
        delay = metrics.histogram(DELAY, Scale.CALLS);
    }

    /** A schedule has come from there to here. */
    void happened(FireCounts before, FireCounts after) {
        started.add(after.started() - before.started());
        skipped.add(after.skipped() - before.skipped());
        missed.add(after.missed() - before.missed());
        failed.add(after.failed() - before.failed());
    }

    /** An execution was started so long after its time. */
    void late(Duration by) {
        delay.observe(Math.max(0, by.toNanos()));
    }
}
