package dev.pawl.simulation;

import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Payload;
import dev.pawl.simulation.SimulatedLog.Row;
import dev.pawl.store.Activities;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Partitions;
import dev.pawl.store.Store;
import dev.pawl.store.Tags;
import dev.pawl.store.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store whose commits a test may hold back, lose or repeat. What one process sees is a session: it dies
 * with the process,
 * what was written lives on.
 */
final class SimulatedStore {
    final SimulatedLog log = new SimulatedLog();
    final Map<String, MachineRecord> machines = new LinkedHashMap<>();
    final Map<Long, MachineRecord> revisions = new HashMap<>();
    final Map<String, Activities.ActivityRecord> activities = new LinkedHashMap<>();
    final Map<String, ExpressStarts.Start> express = new LinkedHashMap<>();
    private final int partitions;
    private final Map<Integer, String> holders = new HashMap<>();
    private long keys;

    SimulatedStore(int partitions) {
        this.partitions = partitions;
    }

    /** How a session's appends reach the log. */
    interface Way {
        CompletionStage<ExecutionLog.AppendResult> append(ExecutionLog.Append append, SimulatedLog log);
    }

    /** The store as one process sees it. */
    Store session(Way way) {
        return new Session(new Shares(), new Log(way), new Reads(), new Promises(), new MachineTable(),
                new ActivityTable(), new NoTags(), new ExpressTable());
    }

    /** All partitions are taken from whoever holds them. */
    void takeAwayLeases() {
        synchronized (log) {
            holders.clear();
        }
    }

    private Optional<ExecutionRecord> recordOf(String arn) {
        synchronized (log) {
            return Optional.ofNullable(log.byArn.get(arn)).map(Row::record);
        }
    }

    private record Session(Partitions partitions, ExecutionLog log, Executions executions, Outstanding outstanding,
            Machines machines, Activities activities, Tags tags, ExpressStarts expressStarts) implements Store {
        @Override
        public void close() {}
    }

    private final class Log implements ExecutionLog {
        private final Way way;

        Log(Way way) {
            this.way = way;
        }

        @Override
        public CompletionStage<AppendResult> append(Append append) {
            return way.append(append, log);
        }

        @Override
        public Optional<Stored> load(String arn) {
            return recordOf(arn).flatMap(r -> log.load(arn,
                    Objects.requireNonNull(revisions.get(r.machineRevisionKey())).settings().definition()));
        }
    }

    private final class Shares implements Partitions {
        @Override
        public int count() {
            return partitions;
        }

        @Override
        public List<Lease> acquire(String node, Duration howLong, int atMost) {
            synchronized (log) {
                List<Lease> got = new ArrayList<>();
                for (int p = 0; p < partitions && got.size() < atMost; p++) {
                    if (!holders.containsKey(p)) {
                        holders.put(p, node);
                        got.add(new Lease(p, log.epochs.merge(p, 1L, Long::sum)));
                    }
                }
                return got;
            }
        }

        @Override
        public List<Lease> renew(String node, Duration howLong, List<Lease> leases) {
            synchronized (log) {
                return leases.stream().filter(l -> Long.valueOf(l.epoch()).equals(log.epochs.get(l.partition()))
                        && node.equals(holders.get(l.partition()))).toList();
            }
        }

        @Override
        public void release(List<Lease> leases) {
            synchronized (log) {
                leases.forEach(l -> holders.remove(l.partition()));
            }
        }

        @Override
        public List<Holding> holdings() {
            return List.of();
        }
    }

    private final class Reads implements Executions {
        @Override
        public Optional<ExecutionRecord> find(String arn) {
            return recordOf(arn);
        }

        @Override
        public List<ExecutionRecord> list(Executions.Query query) {
            synchronized (log) {
                return log.byArn.values().stream().map(Row::record)
                        .filter(r -> r.info().stateMachineArn().equals(query.stateMachineArn()))
                        .sorted(Comparator.comparing(ExecutionRecord::key).reversed()).limit(query.limit()).toList();
            }
        }

        @Override
        public List<HistoryEvent> history(long key, HistoryRange range) {
            synchronized (log) {
                return Objects.requireNonNull(log.byKey.get(key)).events.stream().filter(HistoryEvent::visible)
                        .filter(e -> e.id() >= range.fromId()).limit(range.limit()).toList();
            }
        }

        @Override
        public long countRunning(String arn) {
            return 0;
        }

        @Override
        public List<Commit> commits(int partition, long afterPosition, int limit) {
            return List.of();
        }
    }

    private final class Promises implements Outstanding {
        @Override
        public List<DueTimer> timers(int partition, Instant until, int limit) {
            synchronized (log) {
                List<DueTimer> due = new ArrayList<>();
                for (Row row : log.byArn.values()) {
                    row.timers.forEach((key, at) -> {
                        if (row.partition == partition && !at.isAfter(until)) {
                            due.add(new DueTimer(partition, row.key, row.info().arn(), key, at));
                        }
                    });
                }
                due.sort(Comparator.comparing(DueTimer::due));
                return due.subList(0, Math.min(limit, due.size()));
            }
        }

        @Override
        public Optional<Instant> nextTimer(int partition) {
            return Optional.empty();
        }

        @Override
        public List<WorkItem> work(int partition, Optional<WorkItem> after, int limit) {
            synchronized (log) {
                return log.byArn.values().stream().filter(r -> r.partition == partition && after.isEmpty())
                        .flatMap(r -> r.work.values().stream()).toList();
            }
        }

        @Override
        public List<WorkItem> activityTasks(String activityArn, int limit) {
            synchronized (log) {
                return log.byArn.values().stream().flatMap(r -> r.work.values().stream())
                        .filter(w -> w.resource().equals(activityArn) && w.phase() == WorkItem.Phase.SCHEDULED)
                        .limit(limit).toList();
            }
        }

        @Override
        public List<InboxMessage> inbox(int partition, long afterId, int limit) {
            synchronized (log) {
                return log.inbox.tailMap(afterId, false).values().stream().filter(m -> m.partition() == partition)
                        .limit(limit).toList();
            }
        }

        @Override
        public long send(ExecutionLog.Message message) {
            return log.send(message, new Shares().of(message.receiverArn()));
        }

        @Override
        public boolean waiting(long messageId) {
            synchronized (log) {
                return log.inbox.containsKey(messageId);
            }
        }

        @Override
        public void discard(long messageId) {
            synchronized (log) {
                log.inbox.remove(messageId);
            }
        }
    }

    private final class MachineTable implements Machines {
        @Override
        public Creation create(NewMachine m) {
            MachineRecord old = machines.get(m.arn());
            if (old != null) {
                return new Creation(old, false);
            }
            MachineRecord made = new MachineRecord(++keys, ++keys, m.arn(), m.name(), m.type(), m.settings(),
                    m.revisionId(), m.createdAt(), m.createdAt(), false);
            machines.put(m.arn(), made);
            revisions.put(made.revisionKey(), made);
            return new Creation(made, true);
        }

        @Override
        public Optional<MachineRecord> find(String arn) {
            return Optional.ofNullable(machines.get(arn));
        }

        @Override
        public Optional<MachineRecord> revision(long key) {
            return Optional.ofNullable(revisions.get(key));
        }

        @Override
        public List<MachineRecord> list(Optional<String> afterArn, int limit) {
            return afterArn.isPresent() ? List.of() : List.copyOf(machines.values());
        }

        @Override
        public Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String id, Instant now) {
            return Optional.empty();
        }

        @Override
        public boolean beginDelete(String arn) {
            return machines.remove(arn) != null;
        }

        @Override
        public boolean finishDelete(String arn) {
            return true;
        }
    }

    private final class ExpressTable implements ExpressStarts {
        @Override
        public CompletionStage<Void> put(Lease lease, Start start) {
            express.put(start.info().arn(), start);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> remove(Lease lease, String arn) {
            express.remove(arn);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public List<Start> all(int partition, Optional<String> afterArn, int limit) {
            return List.copyOf(express.values());
        }
    }

    private final class ActivityTable implements Activities {
        @Override
        public ActivityRecord create(String arn, String name, Instant createdAt, Optional<Payload> encryption,
                Map<String, String> tags) {
            return activities.computeIfAbsent(arn, a -> new ActivityRecord(++keys, a, name, createdAt, encryption));
        }

        @Override
        public Optional<ActivityRecord> find(String arn) {
            return Optional.ofNullable(activities.get(arn));
        }

        @Override
        public List<ActivityRecord> list(Optional<Long> afterKey, int limit) {
            return List.copyOf(activities.values());
        }

        @Override
        public boolean delete(String arn) {
            return activities.remove(arn) != null;
        }
    }

    private static final class NoTags implements Tags {
        @Override
        public Map<String, String> of(String resourceArn) {
            return Map.of();
        }

        @Override
        public void put(String resourceArn, Map<String, String> tags) {}

        @Override
        public void remove(String resourceArn, Collection<String> keys) {}
    }
}
