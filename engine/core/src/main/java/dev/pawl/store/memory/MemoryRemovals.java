package dev.pawl.store.memory;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Control;
import dev.pawl.store.Lease;
import dev.pawl.store.Removals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes executions from memory; there is nothing that must be done in parts. */
final class MemoryRemovals implements Removals {
    private final Image image;
    private final Commits commits;

    MemoryRemovals(Image image, Commits commits) {
        this.image = image;
        this.commits = commits;
    }

    @Override
    public List<Candidate> ended(int partition, After after, Instant before, int limit) {
        synchronized (image) {
            return candidates(partition).filter(c -> c.stoppedAt().isBefore(before)).filter(c -> follows(c, after))
                    .sorted(Comparator.comparing(Candidate::stoppedAt).thenComparing(Candidate::key)).limit(limit)
                    .toList();
        }
    }

    private static boolean follows(Candidate candidate, After after) {
        int order = candidate.stoppedAt().compareTo(after.stoppedAt());
        return order > 0 || (order == 0 && candidate.key() > after.key());
    }

    @Override
    public List<Candidate> surplus(String stateMachineArn, int partition, long keep, int limit) {
        synchronized (image) {
            List<Long> newest = image.executions.descendingMap().values().stream().map(history -> history.execution)
                    .filter(e -> e.status().ended() && !child(e)
                            && e.info().stateMachineArn().equals(stateMachineArn))
                    .map(ExecutionRecord::key).skip(keep).limit(1).toList();
            return newest.isEmpty()
                    ? List.of()
                    : candidates(partition).filter(c -> c.stateMachineArn().equals(stateMachineArn))
                            .filter(c -> c.key() <= newest.getFirst())
                            .sorted(Comparator.comparing(Candidate::key)).limit(limit).toList();
        }
    }

    private Stream<Candidate> candidates(int partition) {
        return image.executions.values().stream()
                .filter(history -> history.execution.partition() == partition && !child(history.execution))
                .flatMap(history -> candidate(history).stream());
    }

    private static Optional<Candidate> candidate(Image.History history) {
        ExecutionRecord e = history.execution;
        return e.stoppedAt().map(at -> new Candidate(e.key(), e.info().arn(), e.info().stateMachineArn(), e.status(),
                at, history.transitions.size(), e.parentArn()));
    }

    private static boolean child(ExecutionRecord execution) {
        return execution.info().arn().contains("/");
    }

    @Override
    public CompletionStage<Removed> remove(Lease lease, List<Long> executions) {
        return commits.submit(() -> removed(lease, executions), () -> new Removed(List.of(), 0, false, 0));
    }

    private Removed removed(Lease lease, List<Long> executions) {
        if (!image.held(lease)) {
            return new Removed(List.of(), 0, false, 0);
        }
        List<Long> gone = executions.stream().filter(this::free).toList();
        gone.forEach(this::forget);
        return new Removed(gone, gone.size(), false, 0);
    }

    private boolean free(long key) {
        Image.@Nullable History history = image.executions.get(key);
        return history != null && history.execution.status().ended() && !image.holds.containsKey(key)
                && image.work.keySet().stream().noneMatch(id -> id.execution() == key)
                && runs(history.execution.info().arn()).stream()
                        .noneMatch(run -> run.run.row().status() == ExecutionStatus.RUNNING);
    }

    private List<Image.MapRunImage> runs(String arn) {
        return image.mapRuns.values().stream().filter(run -> run.run.executionArn().equals(arn)).toList();
    }

    private void forget(long key) {
        Image.@Nullable History history = image.executions.remove(key);
        if (history == null) {
            return;
        }
        String arn = history.execution.info().arn();
        image.keyByArn.remove(arn);
        image.holds.remove(key);
        image.claims.values().removeIf(claim -> claim.arn().equals(arn));
        new MemoryControl(image).remove(Control.HOLD, arn);
        image.timers.keySet().removeIf(id -> id.execution() == key);
        image.work.keySet().removeIf(id -> id.execution() == key);
        image.partitions.forEach(part -> part.commits.values()
                .removeIf(entry -> entry instanceof Image.Entry.Row row && row.executionKey() == key));
        Optional.ofNullable(image.documents.remove(key)).flatMap(document -> document.end())
                .ifPresent(end -> Optional.ofNullable(image.revisions.get(history.execution.machineRevisionKey()))
                        .ifPresent(revision -> image.removedEnds.merge(new Image.RemovedEnd(revision.key(), end), 1L,
                                Long::sum)));
        for (Image.MapRunImage run : List.copyOf(runs(arn))) {
            image.mapRuns.remove(run.run.key());
            List<Long> children = new ArrayList<>();
            run.items.keySet().forEach(index -> Optional
                    .ofNullable(image.keyByArn.get(MapRun.read(run.run.arn()).child(index).text()))
                    .ifPresent(children::add));
            children.forEach(this::forget);
        }
    }

    @Override
    public CompletionStage<Removed> rest(Lease lease, int rows) {
        return commits.submit(() -> new Removed(List.of(), 0, false, 0), () -> new Removed(List.of(), 0, false, 0));
    }

    @Override
    public List<HistoryEvent> events(long executionKey) {
        synchronized (image) {
            return Optional.ofNullable(image.executions.get(executionKey)).map(image::whole)
                    .map(ExecutionLog.Stored::events).orElse(List.of());
        }
    }

    @Override
    public List<Whole> whole(List<Long> executionKeys) {
        synchronized (image) {
            return executionKeys.stream().flatMap(key -> Optional.ofNullable(image.executions.get(key)).stream())
                    .map(history -> new Whole(history.execution, image.whole(history).events())).toList();
        }
    }

    /** Revisions stay: they take little room, and memory is given up as a whole. */
    @Override
    public int forgetDefinitions(Instant before, int atMost) {
        return 0;
    }
}
