package dev.pawl.store.memory;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Partitions;
import dev.pawl.store.WorkItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is promised and not yet done, in memory. */
final class MemoryOutstanding implements Outstanding {
    private final Image image;
    private final Partitions partitions;

    MemoryOutstanding(Image image, Partitions partitions) {
        this.image = image;
        this.partitions = partitions;
    }

    @Override
    public List<DueTimer> timers(int partition, Instant until, int limit) {
        synchronized (image) {
            return timers(partition).filter(timer -> !timer.due().isAfter(until))
                    .sorted(Comparator.comparing(DueTimer::due)).limit(limit).toList();
        }
    }

    @Override
    public Optional<Instant> nextTimer(int partition) {
        synchronized (image) {
            return timers(partition).map(DueTimer::due).min(Comparator.naturalOrder());
        }
    }

    @Override
    public List<DueTimer> held(int partition, long afterExecutionKey, int limit) {
        synchronized (image) {
            return timers(partition)
                    .filter(timer -> timer.timer().equals(TimerKey.HELD) && timer.executionKey() > afterExecutionKey)
                    .sorted(Comparator.comparing(DueTimer::executionKey)).limit(limit).toList();
        }
    }

    private Stream<DueTimer> timers(int partition) {
        return image.timers.entrySet().stream().map(entry -> {
            ExecutionRecord execution = Objects
                    .requireNonNull(image.executions.get(entry.getKey().execution())).execution;
            return new DueTimer(execution.partition(), execution.key(), execution.info().arn(), entry.getKey().timer(),
                    entry.getValue());
        }).filter(timer -> timer.partition() == partition);
    }

    @Override
    public List<WorkItem> work(int partition, Optional<WorkItem> after, int limit) {
        synchronized (image) {
            Image.WorkId from = after.map(item -> new Image.WorkId(item.executionKey(), item.scheduledEventId() + 1))
                    .orElse(new Image.WorkId(0, 0));
            return image.work.tailMap(from).values().stream().map(Image.Work::item)
                    .filter(item -> item.partition() == partition).limit(limit).toList();
        }
    }

    @Override
    public List<WorkItem> activityTasks(String activityArn, int limit) {
        synchronized (image) {
            return image.work.values().stream()
                    .filter(work -> work.item().resource().equals(activityArn)
                            && work.item().phase() == WorkItem.Phase.SCHEDULED)
                    .sorted(Comparator.comparing(Image.Work::since)).map(Image.Work::item).limit(limit).toList();
        }
    }

    @Override
    public Map<String, Long> activityTasks() {
        synchronized (image) {
            return image.work.values().stream().map(Image.Work::item)
                    .filter(item -> item.phase() == WorkItem.Phase.SCHEDULED && item.resource().contains(":activity:"))
                    .collect(Collectors.groupingBy(WorkItem::resource, Collectors.counting()));
        }
    }

    @Override
    public long held() {
        synchronized (image) {
            return image.timers.keySet().stream().filter(timer -> timer.timer().equals(TimerKey.HELD)).count();
        }
    }

    @Override
    public Set<Integer> inboxes() {
        synchronized (image) {
            return image.inbox.values().stream().map(InboxMessage::partition).collect(Collectors.toSet());
        }
    }

    @Override
    public List<InboxMessage> inbox(int partition, long afterId, int limit) {
        synchronized (image) {
            return image.inbox.tailMap(afterId + 1).values().stream()
                    .filter(message -> message.partition() == partition).limit(limit).toList();
        }
    }

    @Override
    public long send(ExecutionLog.Message message) {
        synchronized (image) {
            return put(image, partitions, message);
        }
    }

    @Override
    public boolean waiting(long messageId) {
        synchronized (image) {
            return image.inbox.containsKey(messageId);
        }
    }

    @Override
    public void discard(long messageId) {
        synchronized (image) {
            image.inbox.remove(messageId);
        }
    }

    static long put(Image image, Partitions partitions, ExecutionLog.Message message) {
        long id = image.nextKey();
        image.inbox.put(id, new InboxMessage(id, partitions.of(message.receiverArn()), message.receiverArn(),
                message.body()));
        return id;
    }
}
