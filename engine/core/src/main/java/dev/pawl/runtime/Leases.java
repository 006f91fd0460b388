package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions that this node owns at present. */
final class Leases {
    private final Partitions partitions;
    private final Map<Integer, Owned> owned = new ConcurrentHashMap<>();

    /** A partition that is ours, since when. */
    record Owned(Lease lease, Instant since) {}

    Leases(Partitions partitions) {
        this.partitions = partitions;
    }

    int partitionOf(String arn) {
        return partitions.of(arn);
    }

    Optional<Owned> of(String arn) {
        return Optional.ofNullable(owned.get(partitions.of(arn)));
    }

    List<Lease> all() {
        return owned.values().stream().map(Owned::lease).toList();
    }

    void add(Lease lease, Instant since) {
        owned.put(lease.partition(), new Owned(lease, since));
    }

    boolean remove(Lease lease) {
        Owned now = owned.get(lease.partition());
        return now != null && now.lease().equals(lease) && owned.remove(lease.partition(), now);
    }
}
