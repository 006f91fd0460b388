package dev.pawl.store.memory;

import dev.pawl.store.Tags;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Tags in memory. */
final class MemoryTags implements Tags {
    private final Image image;

    MemoryTags(Image image) {
        this.image = image;
    }

    @Override
    public Map<String, String> of(String resourceArn) {
        synchronized (image) {
            return new TreeMap<>(image.tags.getOrDefault(resourceArn, new TreeMap<>()));
        }
    }

    @Override
    public void put(String resourceArn, Map<String, String> tags) {
        synchronized (image) {
            image.tags.computeIfAbsent(resourceArn, arn -> new TreeMap<>()).putAll(tags);
        }
    }

    @Override
    public void remove(String resourceArn, Collection<String> keys) {
        synchronized (image) {
            image.tags.computeIfAbsent(resourceArn, arn -> new TreeMap<>()).keySet().removeAll(keys);
        }
    }
}
