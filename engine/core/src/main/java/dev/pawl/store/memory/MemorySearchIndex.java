package dev.pawl.store.memory;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Ended;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.SearchIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Documents of executions in memory; counts are made when they are asked for. */
final class MemorySearchIndex implements SearchIndex {
    private final Image image;

    MemorySearchIndex(Image image) {
        this.image = image;
    }

    @Override
    public Progress progress(int partition) {
        synchronized (image) {
            Image.@Nullable Indexed indexed = image.indexed.get(partition);
            long head = image.partitions.get(partition).position;
            return indexed == null
                    ? new Progress(partition, 0, head, Optional.empty())
                    : new Progress(partition, indexed.position(), head, Optional.of(indexed.at()));
        }
    }

    @Override
    public List<Progress> progress() {
        synchronized (image) {
            return IntStream.range(0, image.partitions.size()).mapToObj(this::progress).toList();
        }
    }

    @Override
    public Changes changes(int partition, long afterPosition, int commits) {
        synchronized (image) {
            Image.Part part = image.partitions.get(partition);
            long upTo = Math.min(part.position, afterPosition + commits);
            Set<Long> changed = new LinkedHashSet<>();
            part.commits.subMap(afterPosition, false, upTo, true).values().forEach(entry -> {
                if (entry instanceof Image.Entry.Row row && changes(row)) {
                    changed.add(row.executionKey());
                }
            });
            return new Changes(List.copyOf(changed), upTo, part.position);
        }
    }

    private boolean changes(Image.Entry.Row row) {
        Image.@Nullable History history = image.executions.get(row.executionKey());
        if (history == null || child(history.execution)) {
            return false;
        }
        boolean last = row.sequence() == history.transitions.size() - 1;
        return row.sequence() == 0 || history.execution.redriveCount() > 0
                || (last && history.execution.status().ended());
    }

    private static boolean child(ExecutionRecord execution) {
        return execution.info().arn().contains("/");
    }

    @Override
    public List<ExecutionRecord> read(Collection<Long> executions) {
        synchronized (image) {
            return executions.stream().map(image.executions::get).filter(history -> history != null)
                    .map(history -> history.execution).toList();
        }
    }

    @Override
    public boolean write(Lease lease, List<Document> documents, long position, Instant at) {
        synchronized (image) {
            if (!image.held(lease)) {
                return false;
            }
            documents.forEach(document -> image.documents.put(document.execution(), document));
            image.indexed.put(lease.partition(), new Image.Indexed(position, at));
            return true;
        }
    }

    @Override
    public int sweep(int atMost, Instant fineBefore) {
        synchronized (image) {
            List<Long> gone = image.documents.keySet().stream().filter(key -> machineOf(key).isEmpty()).limit(atMost)
                    .toList();
            gone.forEach(image.documents::remove);
            return gone.size();
        }
    }

    @Override
    public boolean clear(int atMost) {
        synchronized (image) {
            image.indexed.clear();
            image.documents.clear();
            return false;
        }
    }

    @Override
    public List<Long> keys(Source source, KeyRange range, int limit) {
        synchronized (image) {
            return image.executions.subMap(range.from(), true, range.below(), false).descendingMap().entrySet()
                    .stream().filter(entry -> !child(entry.getValue().execution))
                    .filter(entry -> holds(source, entry.getValue().execution)).limit(limit).map(Map.Entry::getKey)
                    .toList();
        }
    }

    private boolean holds(Source source, ExecutionRecord execution) {
        Optional<Document> document = Optional.ofNullable(image.documents.get(execution.key()));
        return switch (source) {
            case Source.Everywhere everywhere ->
                (everywhere.statuses().isEmpty() || everywhere.statuses().contains(execution.status()))
                        && everywhere.words()
                                .map(text -> document.filter(found -> found.words().contains(text)).isPresent())
                                .orElse(true);
            case Source.OfMachine machine -> execution.info().stateMachineArn().equals(machine.stateMachineArn())
                    && machine.status().map(status -> status == execution.status()).orElse(true);
            case Source.Values values -> document.filter(found -> found.values().stream().anyMatch(of(values)))
                    .isPresent();
            case Source.Named named -> named.arns().contains(execution.info().arn());
        };
    }

    private static Predicate<Value> of(Source.Values values) {
        return value -> value.path().equals(values.path()) && values.interval().contains(value.value());
    }

    @Override
    public Optional<Set<Long>> keys(Source.Values values, int limit) {
        synchronized (image) {
            Set<Long> found = new HashSet<>();
            image.documents.values().stream().filter(document -> document.values().stream().anyMatch(of(values)))
                    .forEach(document -> found.add(document.execution()));
            return Optional.of(found).filter(all -> all.size() <= limit);
        }
    }

    @Override
    public List<Found> load(List<Long> executions, boolean documents) {
        synchronized (image) {
            List<Found> found = new ArrayList<>();
            for (long key : executions) {
                Image.@Nullable History history = image.executions.get(key);
                if (history != null && machineOf(key).isPresent()) {
                    found.add(new Found(MemoryExecutions.listed(history.execution),
                            documents ? Optional.ofNullable(image.documents.get(key)) : Optional.empty()));
                }
            }
            return found;
        }
    }

    @Override
    public Optional<Start> startUpTo(long key) {
        synchronized (image) {
            return Optional.ofNullable(image.executions.floorEntry(key))
                    .map(entry -> new Start(entry.getKey(), entry.getValue().execution.info().startedAt()));
        }
    }

    private record Group(String machine, Instant from, ExecutionStatus status, int duration) {}

    @Override
    public List<Ends> ends(EndsQuery query) {
        synchronized (image) {
            Map<Group, Long> counts = new HashMap<>();
            image.documents.values().forEach(document -> document.end().ifPresent(end -> machineOf(document.execution())
                    .filter(machine -> query.stateMachineArn().map(machine::equals).orElse(true))
                    .ifPresent(machine -> count(query, machine, end, 1, counts))));
            image.removedEnds.forEach((removed, times) -> Optional.ofNullable(image.machines.get(removed.machineKey()))
                    .map(MachineRecord::arn)
                    .filter(machine -> query.stateMachineArn().map(machine::equals).orElse(true))
                    .ifPresent(machine -> count(query, machine, removed.end(), times, counts)));
            return counts.entrySet().stream().map(entry -> new Ends(entry.getKey().machine(), entry.getKey().from(),
                    entry.getKey().status(), entry.getKey().duration(), entry.getValue())).toList();
        }
    }

    private static void count(EndsQuery query, String machine, Ended end, long times,
            Map<Group, Long> counts) {
        Instant slot = query.slot().begin(end.stoppedAt());
        if (!slot.isBefore(query.from()) && slot.isBefore(query.to())) {
            counts.merge(new Group(machine, query.split() ? slot : query.from(), end.status(), end.duration()),
                    times, Long::sum);
        }
    }

    @Override
    public List<RunningCount> running() {
        synchronized (image) {
            Map<String, Long> counts = new HashMap<>();
            NavigableMap<Long, Image.History> all = image.executions;
            all.forEach((key, history) -> {
                if (history.execution.status() == ExecutionStatus.RUNNING && !child(history.execution)) {
                    machineOf(key).ifPresent(machine -> counts.merge(machine, 1L, Long::sum));
                }
            });
            return counts.entrySet().stream().map(entry -> new RunningCount(entry.getKey(), entry.getValue())).toList();
        }
    }

    /** The ARN of an execution's machine, unless the machine is gone. */
    private Optional<String> machineOf(long execution) {
        return Optional.ofNullable(image.executions.get(execution))
                .map(history -> image.revisions.get(history.execution.machineRevisionKey()))
                .map(revision -> image.machines.get(revision.key())).map(MachineRecord::arn);
    }
}
