package dev.pawl.store.memory;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.history.Failure;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Partitions;
import dev.pawl.store.WorkItem;
import dev.pawl.interpreter.model.Fork;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Executions in memory. */
final class MemoryLog implements ExecutionLog {
    private final Image image;
    private final Commits commits;
    private final Partitions partitions;
    private final InstantSource clock;

    MemoryLog(Image image, Commits commits, Partitions partitions, InstantSource clock) {
        this.image = image;
        this.commits = commits;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public CompletionStage<AppendResult> append(Append append) {
        return commits.submit(() -> write(append), MemoryLog::closed);
    }

    private static AppendResult closed() {
        String message = "Expected an open store, but it has been closed";
        return new AppendResult.Failed(message, new IllegalStateException(message));
    }

    private AppendResult write(Append append) {
        if (!image.held(append.lease())) {
            return new AppendResult.Fenced();
        }
        if (!MemoryClaims.tied(image, append.claims())) {
            return new AppendResult.Conflict();
        }
        return switch (append.target()) {
            case Target.Begin begin -> begin(append, begin.execution());
            case Target.Existing existing -> existing(append, existing.executionKey());
        };
    }

    private AppendResult begin(Append append, NewExecution execution) {
        String arn = execution.info().arn();
        Long taken = image.keyByArn.get(arn);
        if (taken != null) {
            return new AppendResult.NameTaken(history(taken).execution);
        }
        if (!image.revisions.containsKey(execution.machineRevisionKey())) {
            String message = "Expected " + arn + " to run a stored revision, but there is none of key "
                    + execution.machineRevisionKey();
            return new AppendResult.Failed(message, new IllegalArgumentException(message));
        }
        long key = image.nextKey();
        image.keyByArn.put(arn, key);
        Image.History history = new Image.History(new ExecutionRecord(key, append.lease().partition(),
                execution.info(), execution.machineRevisionKey(), ExecutionStatus.RUNNING, Optional.empty(),
                Optional.empty(), Failure.UNNAMED, 0, Optional.empty(), execution.traceHeader(),
                execution.parentArn(), execution.fork().map(Fork::origin)));
        image.executions.put(key, history);
        return appended(append, key, history);
    }

    private AppendResult existing(Append append, long key) {
        Image.History history = history(key);
        return append.sequence() == history.transitions.size()
                ? appended(append, key, history)
                : new AppendResult.Conflict();
    }

    private AppendResult appended(Append append, long key, Image.History history) {
        history.transitions.add(List.copyOf(append.events()));
        append.redriven().ifPresent(redriven -> history.execution = redriven(history.execution, redriven));
        append.migrated().ifPresent(to -> history.execution = migrated(history.execution, to));
        append.ending().ifPresent(ending -> history.execution = ended(history.execution, ending));
        append.snapshot().ifPresent(snapshot -> {
            history.snapshot = Optional.of(snapshot);
            history.snapshotSequence = (int) append.sequence();
        });
        append.timers().forEach(change -> timer(key, change));
        append.work().forEach(change -> work(history.execution, change));
        append.claims().forEach(change -> MemoryClaims.change(image, change, clock.instant()));
        append.received().forEach(image.inbox::remove);
        List<Long> messageIds = new ArrayList<>();
        append.messages().forEach(message -> messageIds.add(MemoryOutstanding.put(image, partitions, message)));
        long position = image.partitions.get(append.lease().partition())
                .add(new Image.Entry.Row(key, append.sequence()));
        return new AppendResult.Appended(key, position, messageIds);
    }

    private void timer(long key, TimerChange change) {
        switch (change) {
            case TimerChange.Set set -> image.timers.put(new Image.TimerId(key, set.timer()), set.due());
            case TimerChange.Clear clear -> image.timers.remove(new Image.TimerId(key, clear.timer()));
        }
    }

    private void work(ExecutionRecord execution, WorkChange change) {
        Image.WorkId id = new Image.WorkId(execution.key(), change.scheduledEventId());
        switch (change) {
            case WorkChange.Put put -> {
                WorkItem item = new WorkItem(execution.partition(), execution.key(), execution.info().arn(),
                        put.scheduledEventId(), put.resource(), put.phase(), put.handle());
                Image.Work before = image.work.get(id);
                image.work.put(id, new Image.Work(item, before == null ? clock.instant() : before.since()));
            }
            case WorkChange.Remove remove -> image.work.remove(id);
        }
    }

    private static ExecutionRecord ended(ExecutionRecord e, Ending ending) {
        return new ExecutionRecord(e.key(), e.partition(), e.info(), e.machineRevisionKey(), ending.status(),
                Optional.of(ending.stoppedAt()), ending.output(), ending.failure(), e.redriveCount(), e.redrivenAt(),
                e.traceHeader(), e.parentArn(), e.forkedFrom());
    }

    private static ExecutionRecord migrated(ExecutionRecord e, NewExecution to) {
        return new ExecutionRecord(e.key(), e.partition(), to.info(), to.machineRevisionKey(), e.status(),
                e.stoppedAt(), e.output(), e.failure(), e.redriveCount(), e.redrivenAt(), to.traceHeader(),
                to.parentArn(),
                e.forkedFrom());
    }

    private static ExecutionRecord redriven(ExecutionRecord e, Redriven redriven) {
        return new ExecutionRecord(e.key(), e.partition(), e.info(), e.machineRevisionKey(), ExecutionStatus.RUNNING,
                Optional.empty(), Optional.empty(), Failure.UNNAMED, redriven.count(), Optional.of(redriven.at()),
                e.traceHeader(), e.parentArn(), e.forkedFrom());
    }

    @Override
    public Optional<Stored> load(String executionArn) {
        synchronized (image) {
            Long key = image.keyByArn.get(executionArn);
            return key == null ? Optional.empty() : Optional.of(image.sinceSnapshot(history(key)));
        }
    }

    private Image.History history(long key) {
        Image.History history = image.executions.get(key);
        if (history == null) {
            throw new IllegalArgumentException("Expected the key of an execution, but got " + key);
        }
        return history;
    }
}
