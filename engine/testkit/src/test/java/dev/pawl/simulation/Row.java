package dev.pawl.simulation;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Outstanding.DueTimer;
import dev.pawl.store.Partitions;
import dev.pawl.store.Store;
import dev.pawl.store.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An execution and all that is kept of it. */
record Row(Stored stored, List<DueTimer> timers, List<WorkItem> work) {
    private static final int ALL = 10_000;

    static Row of(Stored stored, Store store) {
        String arn = stored.execution().info().arn();
        Partitions partitions = store.partitions();
        Outstanding outstanding = store.outstanding();
        int partition = partitions.of(arn);
        return new Row(stored,
                outstanding.timers(partition, Instant.MAX, ALL).stream().filter(t -> t.executionArn().equals(arn))
                        .toList(),
                outstanding.work(partition, Optional.empty(), ALL).stream()
                        .filter(w -> w.executionArn().equals(arn)).toList());
    }

    ExecutionInfo info() {
        return stored.execution().info();
    }

    ExecutionStatus status() {
        return stored.execution().status();
    }

    Optional<Payload> output() {
        return stored.execution().output();
    }

    Failure failure() {
        return stored.execution().failure();
    }

    /** Visible and internal. */
    List<HistoryEvent> events() {
        return stored.events();
    }

    Optional<Snapshot> snapshot() {
        return stored.snapshot();
    }

    long nextSequence() {
        return stored.nextSequence();
    }

    /** How often it ended: never or once, until it is redriven. */
    long endings() {
        return events().stream().filter(e -> e.event() instanceof Event.ExecutionSucceeded
                || e.event() instanceof Event.ExecutionFailed || e.event() instanceof Event.ExecutionAborted
                || e.event() instanceof Event.ExecutionTimedOut).count();
    }
}
