package dev.pawl.store.memory;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.Activities.ActivityRecord;
import dev.pawl.store.AliasRecord;
import dev.pawl.store.Cluster;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Claims;
import dev.pawl.store.Control;
import dev.pawl.store.Deliveries.Cursor;
import dev.pawl.store.Ended;
import dev.pawl.store.ExpressLog;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Outstanding.InboxMessage;
import dev.pawl.store.RetentionRules;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SignIns;
import dev.pawl.store.VersionRecord;
import dev.pawl.store.WorkItem;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All data of a store. Whoever reads or changes it holds its monitor. */
final class Image {
    final List<Part> partitions = new ArrayList<>();
    final NavigableMap<Long, History> executions = new TreeMap<>();
    final Map<String, Long> keyByArn = new HashMap<>();
    final NavigableMap<TimerId, Instant> timers = new TreeMap<>();
    final NavigableMap<WorkId, Work> work = new TreeMap<>();
    final NavigableMap<Long, InboxMessage> inbox = new TreeMap<>();
    final NavigableMap<Long, MachineRecord> machines = new TreeMap<>();
    final Map<Long, MachineRecord> revisions = new HashMap<>();
    final Map<Long, Published> published = new HashMap<>();
    final NavigableMap<Long, ActivityRecord> activities = new TreeMap<>();
    final Map<String, SortedMap<String, String>> tags = new HashMap<>();
    final NavigableMap<String, Express> express = new TreeMap<>();
    final Map<String, SignIns.SignIn> signIns = new HashMap<>();
    final byte[] secret = new byte[32];
    final MemoryCredentials credentials = new MemoryCredentials();
    final MemoryAudit audit;
    final Map<CursorId, Cursor> cursors = new HashMap<>();
    final NavigableMap<Long, MemoryBulkActions.Row> bulk = new TreeMap<>();
    final NavigableMap<Long, MapRunImage> mapRuns = new TreeMap<>();
    final NavigableMap<Long, SearchIndex.Document> documents = new TreeMap<>();
    final Map<Integer, Indexed> indexed = new HashMap<>();
    final Map<String, String> policies = new TreeMap<>();
    final NavigableMap<Long, RetentionRules.Hold> holds = new TreeMap<>();
    final Map<RemovedEnd, Long> removedEnds = new HashMap<>();
    final NavigableMap<String, Control.Order> orders = new TreeMap<>();
    final NavigableMap<Long, Claims.Claim> claims = new TreeMap<>();
    final Map<String, Long> claimGroups = new HashMap<>();
    long controlRevision;
    final NavigableMap<String, Present> nodes = new TreeMap<>();
    final Map<Cluster.Call, Integer> handedCalls = new HashMap<>();
    final List<MemoryNotices> hearers = new CopyOnWriteArrayList<>();
    volatile boolean shared;
    private long lastKey;

    Image(int partitionCount) {
        new SecureRandom().nextBytes(secret);
        audit = new MemoryAudit(secret);
        for (int i = 0; i < partitionCount; i++) {
            partitions.add(new Part());
        }
    }

    /** A number that was never given out before. */
    long nextKey() {
        return ++lastKey;
    }

    Optional<MachineRecord> machine(String arn) {
        return machines.values().stream().filter(machine -> machine.arn().equals(arn)).findFirst();
    }

    Published published(MachineRecord machine) {
        return published.computeIfAbsent(machine.key(), key -> new Published());
    }

    boolean held(Lease lease) {
        return partitions.get(lease.partition()).epoch == lease.epoch();
    }

    /** An execution with all its events, whether or not a snapshot saves folding some. */
    Stored whole(History history) {
        return stored(history, 0);
    }

    /** An execution with the events that its snapshot does not hold. */
    Stored sinceSnapshot(History history) {
        return stored(history, history.snapshotSequence + 1);
    }

    private Stored stored(History history, int from) {
        @Nullable MachineRecord revision = revisions.get(history.execution.machineRevisionKey());
        List<HistoryEvent> events = new ArrayList<>();
        history.transitions.subList(from, history.transitions.size()).forEach(events::addAll);
        return new Stored(history.execution, revision == null ? "" : revision.settings().definition(),
                history.snapshot, events, history.transitions.size());
    }

    /** A node, and until when it is there. */
    record Present(Cluster.Node node, Instant until) {}

    /** A partition. */
    static final class Part {
        final NavigableMap<Long, Entry> commits = new TreeMap<>();
        long position;
        long epoch;
        long handedOver;
        Optional<String> owner = Optional.empty();
        Instant until = Instant.EPOCH;

        /** Gives an entry the next position. */
        long add(Entry entry) {
            commits.put(++position, entry);
            return position;
        }
    }

    /** What has a position in a partition. */
    sealed interface Entry {
        /** A row of an execution. */
        record Row(long executionKey, long sequence) implements Entry {}

        /** A piece of an Express execution's log. */
        record Express(ExpressLog.Piece piece) implements Entry {}
    }

    /** What is published of a machine. */
    static final class Published {
        final NavigableMap<Integer, VersionRecord> versions = new TreeMap<>();
        final NavigableMap<Long, AliasRecord> aliases = new TreeMap<>();
        Optional<String> atCreation = Optional.empty();
        private int lastNumber;

        VersionRecord add(MachineRecord machine, String description, Instant now) {
            VersionRecord version = new VersionRecord(++lastNumber, description, now, machine);
            versions.put(lastNumber, version);
            return version;
        }
    }

    /** An execution and what happened in it. */
    static final class History {
        final List<List<HistoryEvent>> transitions = new ArrayList<>();
        ExecutionRecord execution;
        Optional<Snapshot> snapshot = Optional.empty();
        int snapshotSequence = -1;

        History(ExecutionRecord execution) {
            this.execution = execution;
        }
    }

    /** How far the search's index has come in a partition, and when what it indexed last happened. */
    record Indexed(long position, Instant at) {}

    /** An end that stays counted though its execution was removed. */
    record RemovedEnd(long machineKey, Ended end) {}

    /** Which reader, where. */
    record CursorId(String reader, int partition) {}

    /** A map run and its children. */
    static final class MapRunImage {
        final NavigableMap<Integer, MapRuns.Item> items = new TreeMap<>();
        MapRuns.MapRunRecord run;

        MapRunImage(MapRuns.MapRunRecord run) {
            this.run = run;
        }
    }

    /** Which timer of which execution. */
    record TimerId(long execution, TimerKey timer) implements Comparable<TimerId> {
        private static final Comparator<TimerId> ORDER = Comparator.comparingLong(TimerId::execution)
                .thenComparingLong(id -> id.timer.eventId()).thenComparing(id -> id.timer.purpose());

        @Override
        public int compareTo(TimerId other) {
            return ORDER.compare(this, other);
        }
    }

    /** Which task of which execution. */
    record WorkId(long execution, long eventId) implements Comparable<WorkId> {
        private static final Comparator<WorkId> ORDER = Comparator.comparingLong(WorkId::execution)
                .thenComparingLong(WorkId::eventId);

        @Override
        public int compareTo(WorkId other) {
            return ORDER.compare(this, other);
        }
    }

    /** A task and when it was put down. */
    record Work(WorkItem item, Instant since) {}

    /** A start of an Express execution and its partition. */
    record Express(int partition, ExpressStarts.Start start) {}
}
