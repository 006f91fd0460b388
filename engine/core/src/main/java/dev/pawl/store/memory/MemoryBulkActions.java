package dev.pawl.store.memory;

import dev.pawl.json.Payload;
import dev.pawl.store.BulkActions;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Bulk actions in memory. */
final class MemoryBulkActions implements BulkActions {
    private final Image image;

    MemoryBulkActions(Image image) {
        this.image = image;
    }

    /** An action with its executions. */
    static final class Row {
        final NavigableMap<Long, Item> items = new TreeMap<>();
        Action action;
        Optional<String> owner = Optional.empty();
        Instant until = Instant.MIN;

        Row(Action action) {
            this.action = action;
        }
    }

    @Override
    public void create(String name, Payload order, Payload progress, Instant now) {
        synchronized (image) {
            long id = image.nextKey();
            image.bulk.put(id, new Row(new Action(id, name, Status.SELECTING, now, Optional.empty(), order, progress)));
        }
    }

    @Override
    public Optional<Action> find(String name) {
        synchronized (image) {
            return image.bulk.values().stream().map(row -> row.action).filter(a -> a.name().equals(name)).findFirst();
        }
    }

    @Override
    public List<Action> list(Optional<Long> beforeId, int limit) {
        synchronized (image) {
            return image.bulk.headMap(beforeId.orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
                    .limit(limit).map(row -> row.action).toList();
        }
    }

    @Override
    public List<Action> open(int limit) {
        synchronized (image) {
            return image.bulk.values().stream().map(row -> row.action).filter(a -> !a.status().ended()).limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean claim(long id, String owner, Instant now, Instant until) {
        synchronized (image) {
            Row row = image.bulk.get(id);
            boolean free = row != null && !row.action.status().ended()
                    && (row.owner.filter(owner::equals).isPresent() || !row.until.isAfter(now));
            if (row != null && free) {
                row.owner = Optional.of(owner);
                row.until = until;
            }
            return free;
        }
    }

    @Override
    public boolean save(long id, String owner, Change change) {
        synchronized (image) {
            Row row = image.bulk.get(id);
            if (row == null || row.action.status().ended() || row.owner.filter(owner::equals).isEmpty()) {
                return false;
            }
            row.action = as(row.action, change.status(), change.progress(), change.now());
            row.until = change.until();
            change.added().forEach(item -> row.items.put(item.number(), item));
            change.dealtWith().forEach(item -> row.items.put(item.number(), item));
            return true;
        }
    }

    @Override
    public boolean cancel(String name, Instant now) {
        synchronized (image) {
            Optional<Row> row = image.bulk.values().stream()
                    .filter(r -> r.action.name().equals(name) && !r.action.status().ended()).findFirst();
            row.ifPresent(r -> r.action = as(r.action, Status.CANCELLED, r.action.progress(), now));
            return row.isPresent();
        }
    }

    @Override
    public List<Item> items(long id, long fromNumber, boolean failedOnly, int limit) {
        synchronized (image) {
            Row row = image.bulk.get(id);
            return row == null
                    ? List.of()
                    : row.items.tailMap(fromNumber, true).values().stream()
                            .filter(item -> !failedOnly || item.state() == ItemState.FAILED).limit(limit).toList();
        }
    }

    private static Action as(Action action, Status status, Payload progress, Instant now) {
        return new Action(action.id(), action.name(), status, action.createdAt(),
                status.ended() ? Optional.of(now) : Optional.empty(), action.order(), progress);
    }
}
