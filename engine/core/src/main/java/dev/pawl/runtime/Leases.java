package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The partitions that this node owns at present, and those that it gives or gave away in order. */
final class Leases {
    private final Partitions partitions;
    private final Map<Integer, Owned> owned = new ConcurrentHashMap<>();
    private final Set<Integer> given = ConcurrentHashMap.newKeySet();

    /** A partition that is ours, since when, and how long for certain. */
    record Owned(Lease lease, Instant since, Term term) {}

    Leases(Partitions partitions) {
        this.partitions = partitions;
    }

    int partitionOf(String arn) {
        return partitions.of(arn);
    }

    Optional<Owned> of(String arn) {
        return of(partitions.of(arn));
    }

    private Optional<Owned> of(int partition) {
        return given.contains(partition)
                ? Optional.empty()
                : Optional.ofNullable(owned.get(partition)).filter(o -> o.term().stands());
    }

    /** Whether what was decided under a lease may be carried out now. */
    boolean allow(Lease lease) {
        return of(lease.partition()).filter(o -> o.lease().equals(lease)).isPresent();
    }

    /** Those that are ours, and stay. */
    List<Lease> all() {
        return list(o -> !given.contains(o.lease().partition()) && o.term().stands());
    }

    /** Those as well that are being given away. */
    List<Owned> held() {
        return List.copyOf(owned.values());
    }

    private List<Lease> list(Predicate<Owned> which) {
        return owned.values().stream().filter(which).map(Owned::lease).toList();
    }

    void add(Lease lease, Instant since, Term term) {
        owned.put(lease.partition(), new Owned(lease, since, term));
        given.remove(lease.partition());
    }

    /** From now on nothing is taken in for the partition; false if it is not ours, or leaves already. */
    boolean give(Lease lease) {
        return allow(lease) && given.add(lease.partition());
    }

    /** Whether the partition was ours and left in order, or is about to. */
    boolean gave(int partition) {
        return given.contains(partition);
    }

    boolean remove(Lease lease) {
        Owned now = owned.get(lease.partition());
        return now != null && now.lease().equals(lease) && owned.remove(lease.partition(), now);
    }

    /** It did not leave in order. */
    void lost(Lease lease) {
        given.remove(lease.partition());
    }
}
