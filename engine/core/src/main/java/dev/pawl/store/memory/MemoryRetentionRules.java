package dev.pawl.store.memory;

import dev.pawl.store.RetentionRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What people have said about keeping, in memory. */
final class MemoryRetentionRules implements RetentionRules {
    private final Image image;

    MemoryRetentionRules(Image image) {
        this.image = image;
    }

    @Override
    public Map<String, String> policies() {
        synchronized (image) {
            return Map.copyOf(image.policies);
        }
    }

    @Override
    public void put(String scope, String document, Instant at) {
        synchronized (image) {
            image.policies.put(scope, document);
        }
    }

    @Override
    public boolean remove(String scope) {
        synchronized (image) {
            return image.policies.remove(scope) != null;
        }
    }

    @Override
    public boolean hold(Hold hold) {
        synchronized (image) {
            Long key = image.keyByArn.get(hold.executionArn());
            if (key == null) {
                return false;
            }
            image.holds.put(key, new Hold(key, hold.executionArn(), hold.at(), hold.by(), hold.reason()));
            return true;
        }
    }

    @Override
    public boolean release(String executionArn) {
        synchronized (image) {
            return image.holds.values().removeIf(hold -> hold.executionArn().equals(executionArn));
        }
    }

    @Override
    public List<Hold> holds(long afterKey, int limit) {
        synchronized (image) {
            return image.holds.tailMap(afterKey, false).values().stream().limit(limit).toList();
        }
    }
}
