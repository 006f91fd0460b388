package dev.pawl.store.memory;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Partitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Map runs in memory. */
final class MemoryMapRuns implements MapRuns {
    private final Image image;
    private final Commits commits;
    private final Partitions partitions;

    MemoryMapRuns(Image image, Commits commits, Partitions partitions) {
        this.image = image;
        this.commits = commits;
        this.partitions = partitions;
    }

    @Override
    public CompletionStage<AppendResult> append(Change change) {
        return commits.submit(() -> write(change), MemoryMapRuns::closed);
    }

    private static AppendResult closed() {
        String message = "Expected an open store, but it has been closed";
        return new AppendResult.Failed(message, new IllegalStateException(message));
    }

    private AppendResult write(Change change) {
        if (!image.held(change.lease())) {
            return new AppendResult.Fenced();
        }
        return switch (change.target()) {
            case Target.Begin begin -> begin(change, begin.run());
            case Target.Existing existing -> existing(change, existing.key());
        };
    }

    private AppendResult begin(Change change, NewMapRun run) {
        if (found(run.arn()).isPresent()) {
            return new AppendResult.Conflict();
        }
        long key = image.nextKey();
        Image.MapRunImage there = new Image.MapRunImage(new MapRunRecord(key, change.lease().partition(), run.arn(),
                run.executionArn(), run.startedAt(), run.plan(), change.sequence(), change.row()));
        image.mapRuns.put(key, there);
        return appended(there, change);
    }

    private AppendResult existing(Change change, long key) {
        Image.MapRunImage there = Objects.requireNonNull(image.mapRuns.get(key));
        if (change.sequence() != there.run.sequence() + 1) {
            return new AppendResult.Conflict();
        }
        return appended(there, change);
    }

    private AppendResult appended(Image.MapRunImage there, Change change) {
        MapRunRecord run = there.run;
        there.run = new MapRunRecord(run.key(), run.partition(), run.arn(), run.executionArn(), run.startedAt(),
                run.plan(), change.sequence(), change.row());
        change.begun().forEach(item -> there.items.merge(item.index(),
                new Item(item.index(), item.size(), ExecutionStatus.RUNNING, item.at(), Optional.empty(), item.input(),
                        Optional.empty(), dev.pawl.history.Failure.UNNAMED),
                MemoryMapRuns::again));
        change.ended().forEach(end -> there.items.computeIfPresent(end.index(),
                (index, item) -> new Item(index, item.size(), end.status(), item.startedAt(), Optional.of(end.at()),
                        item.input(), end.output(), end.failure())));
        change.received().forEach(image.inbox::remove);
        List<Long> ids = new ArrayList<>();
        change.messages().forEach(message -> ids.add(MemoryOutstanding.put(image, partitions, message)));
        return new AppendResult.Appended(run.key(), 0, ids);
    }

    /** One that begins anew keeps what it was given the first time. */
    private static Item again(Item before, Item after) {
        return new Item(after.index(), after.size(), after.status(), after.startedAt(), after.stoppedAt(),
                after.input().or(before::input), after.output(), after.failure());
    }

    @Override
    public Optional<MapRunRecord> find(String mapRunArn) {
        synchronized (image) {
            return found(mapRunArn);
        }
    }

    private Optional<MapRunRecord> found(String arn) {
        return image.mapRuns.values().stream().map(there -> there.run).filter(run -> run.arn().equals(arn))
                .findFirst();
    }

    @Override
    public List<MapRunRecord> of(String executionArn, Optional<Long> afterKey, int limit) {
        synchronized (image) {
            return image.mapRuns.headMap(afterKey.orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
                    .map(there -> there.run).filter(run -> run.executionArn().equals(executionArn)).limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Running> running(int partition, long afterKey, int limit) {
        synchronized (image) {
            return image.mapRuns.tailMap(afterKey, false).values().stream().map(there -> there.run)
                    .filter(run -> run.partition() == partition && run.row().status() == ExecutionStatus.RUNNING)
                    .limit(limit).map(run -> new Running(run.key(), run.arn())).toList();
        }
    }

    @Override
    public List<Item> items(long mapRunKey, ItemQuery query) {
        synchronized (image) {
            Image.MapRunImage there = Objects.requireNonNull(image.mapRuns.get(mapRunKey));
            Collection<Item> all = query.reverse()
                    ? there.items.headMap(query.from(), true).descendingMap().values()
                    : there.items.tailMap(query.from(), true).values();
            return all.stream().filter(i -> query.statuses().isEmpty() || query.statuses().contains(i.status()))
                    .limit(query.limit()).toList();
        }
    }
}
