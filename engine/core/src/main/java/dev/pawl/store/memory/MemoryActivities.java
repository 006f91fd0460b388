package dev.pawl.store.memory;

import dev.pawl.json.Payload;
import dev.pawl.store.Activities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Activities in memory. */
final class MemoryActivities implements Activities {
    private final Image image;

    MemoryActivities(Image image) {
        this.image = image;
    }

    @Override
    public ActivityRecord create(String arn, String name, Instant createdAt, Optional<Payload> encryption,
            Map<String, String> tags) {
        synchronized (image) {
            return find(arn).orElseGet(() -> {
                ActivityRecord created = new ActivityRecord(image.nextKey(), arn, name, createdAt, encryption);
                image.activities.put(created.key(), created);
                image.tags.put(arn, new TreeMap<>(tags));
                return created;
            });
        }
    }

    @Override
    public Optional<ActivityRecord> find(String arn) {
        synchronized (image) {
            return image.activities.values().stream().filter(activity -> activity.arn().equals(arn)).findFirst();
        }
    }

    @Override
    public List<ActivityRecord> list(Optional<Long> afterKey, int limit) {
        synchronized (image) {
            return image.activities.tailMap(afterKey.orElse(0L) + 1).values().stream().limit(limit).toList();
        }
    }

    @Override
    public long count() {
        synchronized (image) {
            return image.activities.size();
        }
    }

    @Override
    public boolean delete(String arn) {
        synchronized (image) {
            image.tags.remove(arn);
            return find(arn).map(activity -> image.activities.remove(activity.key())).isPresent();
        }
    }
}
