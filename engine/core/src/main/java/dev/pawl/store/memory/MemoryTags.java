package dev.pawl.store.memory;

import dev.pawl.store.Tags;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    public Set<String> resources(String key, Optional<String> value) {
        synchronized (image) {
            return image.tags.entrySet().stream().filter(entry -> {
                String found = entry.getValue().get(key);
                return found != null && (value.isEmpty() || value.get().equals(found));
            }).map(Map.Entry::getKey).collect(Collectors.toSet());
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
