package dev.pawl.server.auth;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys that a server was started with. They hold until it ends. */
public final class ConfiguredKeys implements Principals {
    private final Map<String, AccessKey> keys;

    /** These; of two with one id the last. */
    public ConfiguredKeys(Collection<AccessKey> keys) {
        this.keys = keys.stream()
                .collect(Collectors.toUnmodifiableMap(AccessKey::id, Function.identity(), (first, last) -> last));
    }

    @Override
    public boolean open() {
        return keys.isEmpty();
    }

    @Override
    public Optional<AccessKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
