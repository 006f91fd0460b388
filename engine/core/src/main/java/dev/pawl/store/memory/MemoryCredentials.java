package dev.pawl.store.memory;

import dev.pawl.store.Credentials;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Access keys and bearer tokens in memory. */
final class MemoryCredentials implements Credentials {
    private final Map<String, Credential> all = new LinkedHashMap<>();
    private long changes;

    @Override
    public synchronized boolean create(Credential credential, int most) {
        if (all.size() >= most) {
            return false;
        }
        all.put(credential.id(), credential);
        changes++;
        return true;
    }

    @Override
    public synchronized List<Credential> all() {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized boolean expire(String id, Instant at) {
        boolean there = change(id, one -> new Credential(one.id(), one.kind(), one.name(), one.grants(), one.proof(),
                one.createdBy(), one.createdAt(), Optional.of(at), one.usedAt()));
        changes += there ? 1 : 0;
        return there;
    }

    @Override
    public synchronized boolean remove(String id) {
        boolean there = all.remove(id) != null;
        changes += there ? 1 : 0;
        return there;
    }

    @Override
    public synchronized void used(Map<String, Instant> byId) {
        byId.forEach((id, at) -> change(id, one -> new Credential(one.id(), one.kind(), one.name(), one.grants(),
                one.proof(), one.createdBy(), one.createdAt(), one.expiresAt(), Optional.of(at))));
    }

    private boolean change(String id, UnaryOperator<Credential> how) {
        return all.computeIfPresent(id, (same, one) -> how.apply(one)) != null;
    }

    @Override
    public synchronized long changes() {
        return changes;
    }
}
