package dev.pawl.simulation;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.history.Failure;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Outstanding.InboxMessage;
import dev.pawl.store.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is durable of executions in the simulated world: one row after the other, all or nothing. */
final class SimulatedLog {
    final Map<String, Row> byArn = new LinkedHashMap<>();
    final Map<Long, Row> byKey = new HashMap<>();
    final TreeMap<Long, InboxMessage> inbox = new TreeMap<>();
    final Map<Integer, Long> epochs = new HashMap<>();
    private long nextKey = 1;
    private long nextMessage = 1;
    private long position;

    /** An execution and all that belongs to it. */
    static final class Row {
        final long key;
        final NewExecution execution;
        final int partition;
        final List<HistoryEvent> events = new ArrayList<>();
        final Map<TimerKey, Instant> timers = new LinkedHashMap<>();
        final Map<Long, WorkItem> work = new TreeMap<>();
        final List<String> endings = new ArrayList<>();
        long nextSequence;
        ExecutionStatus status = ExecutionStatus.RUNNING;
        Optional<Instant> stoppedAt = Optional.empty();
        Optional<dev.pawl.json.Payload> output = Optional.empty();
        Failure failure = Failure.UNNAMED;
        @Nullable Snapshot snapshot;
        int eventsAtSnapshot;

        Row(long key, NewExecution execution, int partition) {
            this.key = key;
            this.execution = execution;
            this.partition = partition;
        }

        ExecutionInfo info() {
            return execution.info();
        }

        ExecutionRecord record() {
            return new ExecutionRecord(key, partition, info(), execution.machineRevisionKey(), status, stoppedAt,
                    output, failure, 0, Optional.empty(), execution.traceHeader(), execution.parentArn());
        }
    }

    synchronized AppendResult append(Append append) {
        Lease lease = append.lease();
        if (epochs.getOrDefault(lease.partition(), 0L) != lease.epoch()) {
            return new AppendResult.Fenced();
        }
        Row row;
        switch (append.target()) {
            case Target.Begin begin -> {
                String arn = begin.execution().info().arn();
                Row there = byArn.get(arn);
                if (there != null) {
                    return new AppendResult.NameTaken(there.record());
                }
                row = new Row(nextKey++, begin.execution(), lease.partition());
                byArn.put(arn, row);
                byKey.put(row.key, row);
            }
            case Target.Existing existing -> {
                Row there = byKey.get(existing.executionKey());
                if (there == null || append.sequence() != there.nextSequence) {
                    return new AppendResult.Conflict();
                }
                row = there;
            }
        }
        write(row, append);
        List<Long> ids = new ArrayList<>();
        for (Message message : append.messages()) {
            ids.add(send(message, lease.partition()));
        }
        append.received().forEach(inbox::remove);
        return new AppendResult.Appended(row.key, ++position, ids);
    }

    synchronized long send(Message message, int partition) {
        long id = nextMessage++;
        inbox.put(id, new InboxMessage(id, partition, message.receiverArn(), message.body()));
        return id;
    }

    private static void write(Row row, Append append) {
        row.nextSequence = append.sequence() + 1;
        row.events.addAll(append.events());
        append.snapshot().ifPresent(s -> {
            row.snapshot = s;
            row.eventsAtSnapshot = row.events.size();
        });
        append.ending().ifPresent(ending -> {
            row.endings.add(ending.toString());
            row.status = ending.status();
            row.stoppedAt = Optional.of(ending.stoppedAt());
            row.output = ending.output();
            row.failure = ending.failure();
        });
        for (TimerChange change : append.timers()) {
            switch (change) {
                case TimerChange.Set set -> row.timers.put(set.timer(), set.due());
                case TimerChange.Clear clear -> row.timers.remove(clear.timer());
            }
        }
        for (WorkChange change : append.work()) {
            switch (change) {
                case WorkChange.Put put -> row.work.put(put.scheduledEventId(), new WorkItem(row.partition, row.key,
                        row.info().arn(), put.scheduledEventId(), put.resource(), put.phase(), put.handle()));
                case WorkChange.Remove remove -> row.work.remove(remove.scheduledEventId());
            }
        }
    }

    synchronized Optional<Stored> load(String arn, String definition) {
        return Optional.ofNullable(byArn.get(arn)).map(row -> new Stored(row.record(), definition,
                Optional.ofNullable(row.snapshot),
                List.copyOf(row.events.subList(row.snapshot == null ? 0 : row.eventsAtSnapshot, row.events.size())),
                row.nextSequence));
    }
}
