package dev.pawl.runtime;

import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.timer.DueTimers;

/** What the runtime has under way at present, for those who look. */
final class Gauges {
    private static final Metric IN_MEMORY = Metric.gauge("pawl_executions_in_memory",
            "Executions that are in memory, because they move.");
    private static final Metric MAP_RUNS = Metric.gauge("pawl_map_runs_in_memory",
            "Map runs that are in memory, because they move.");
    private static final Metric CALLS = Metric.gauge("pawl_task_calls_in_flight",
            "Calls of connectors that were not answered yet.");
    private static final Metric WRITING = Metric.gauge("pawl_backlog_bytes",
            "Payloads on their way into the store.");
    private static final Metric WAITING = Metric.gauge("pawl_backlog_waiting_executions",
            "Executions that wait for room in memory.");
    private static final Metric INBOX = Metric.gauge("pawl_inbox_messages",
            "Messages between executions that were handed over and not dealt with yet.");
    private static final Metric TIMERS = Metric.gauge("pawl_timers_in_memory", "Timers that come due next.");
    private static final Metric OVERDUE = Metric.gauge("pawl_timers_overdue",
            "Timers in memory that ought to have fired.");
    private static final Metric LEASES = Metric.gauge("pawl_partitions_owned", "Partitions that this node holds.");
    private static final Metric CHANGES = Metric.counter("pawl_partition_changes_total",
            "Partitions that this node took, handed over in order, or lost.", "change");

    private Gauges() {}

    /** Where those figures are. */
    record Sources(Mailboxes mailboxes, MapRunBoxes mapRuns, Calls calls, Backlog writing, Inbox inbox,
            DueTimers timers, Leases leases) {}

    static void register(Metrics metrics, Sources from) {
        metrics.gauge(IN_MEMORY, from.mailboxes()::count);
        metrics.gauge(MAP_RUNS, from.mapRuns()::count);
        metrics.gauge(CALLS, from.calls()::count);
        metrics.gauge(WRITING, from.writing()::bytes);
        metrics.gauge(WAITING, from.writing()::waiting);
        metrics.gauge(INBOX, from.inbox()::count);
        metrics.gauge(TIMERS, from.timers()::count);
        metrics.gauge(OVERDUE, from.timers()::overdue);
        metrics.gauge(LEASES, () -> from.leases().all().size());
        metrics.read(CHANGES, from.leases()::changes);
    }
}
