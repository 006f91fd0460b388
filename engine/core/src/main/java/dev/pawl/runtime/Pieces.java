package dev.pawl.runtime;

import dev.pawl.timer.DueTimers;
import java.util.function.BooleanSupplier;

/** Makes parts of a runtime that need little of the others. */
record Pieces(ExecutionRuntime.Parts parts) {
    MapRunAftermath mapRunAftermath(Inbox inbox, Mailboxes mailboxes, MapRunBoxes mapRuns) {
        ExecutionRuntime.Items items = parts.items();
        return new MapRunAftermath(parts.clock(), items.waiting(), items.readers(),
                new MapRunResults(parts.store(), items.writers()), inbox, mailboxes, mapRuns);
    }

    MapRunDecisions mapRunDecisions(RedriveRules rules, BooleanSupplier full, Gates gates) {
        return new MapRunDecisions(parts.clock(), parts.random(), new MapRunAgain(parts.store(), rules), full, gates);
    }

    Calls calls(Mailboxes mailboxes, Elsewhere elsewhere) {
        return new Calls(parts.connectors(), parts.clock(), parts.settings().startedAfter(), mailboxes, elsewhere,
                new Calls.Seen(new TaskMeters(parts.metrics()), parts.tracing()));
    }

    DueTimers timers(Mailboxes mailboxes) {
        return new DueTimers(parts.clock(), parts.workers(), parts.store().outstanding()::timers,
                due -> mailboxes.post(due.executionArn(), Mail.of(new Signal.TimerDue(due.timer()))),
                new DueTimers.Limits(parts.settings().timersInMemory(), parts.settings().timerWindow()));
    }

    HandOver handOver(Leases leases, PartitionParts partitions) {
        return new HandOver(parts.node(), parts.store().cluster(), parts.store().notices(), leases, parts.clock(),
                parts.items().waiting(), partitions);
    }

    void measure(Gauges.Sources sources) {
        Gauges.register(parts.metrics(), sources);
    }
}
