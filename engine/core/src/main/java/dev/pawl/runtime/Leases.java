package dev.pawl.runtime;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** The partitions that this node owns at present, and those that it gives or gave away in order. */
final class Leases {
    private final Partitions partitions;
    private final Map<Integer, Owned> owned = new ConcurrentHashMap<>();
    private final Set<Integer> given = ConcurrentHashMap.newKeySet();
    private final Map<Change, LongAdder> changes = new EnumMap<>(Change.class);

    /** A partition that is ours, since when, and how long for certain. */
    record Owned(Lease lease, Instant since, Term term) {}

    /** How partitions come and go. */
    enum Change {
        TAKEN, HANDED_OVER, LOST
    }

    Leases(Partitions partitions) {
        this.partitions = partitions;
        for (Change change : Change.values()) {
            changes.put(change, new LongAdder());
        }
    }

    private void count(Change change) {
        Objects.requireNonNull(changes.get(change)).increment();
    }

    /** How often each happened since the process began, by its name. */
    Map<List<String>, Double> changes() {
        Map<List<String>, Double> counted = new HashMap<>();
        changes.forEach((change, count) -> counted
                .put(List.of(change.name().toLowerCase(Locale.ROOT).replace('_', '-')), count.doubleValue()));
        return counted;
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

    /** Whether it has not been lost or given away, nor the partition been taken anew since. */
    boolean holds(Lease lease) {
        Owned now = owned.get(lease.partition());
        return now != null && now.lease().equals(lease);
    }

    private List<Lease> list(Predicate<Owned> which) {
        return owned.values().stream().filter(which).map(Owned::lease).toList();
    }

    void add(Lease lease, Instant since, Term term) {
        owned.put(lease.partition(), new Owned(lease, since, term));
        given.remove(lease.partition());
        count(Change.TAKEN);
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

    /** It left in order. */
    void left(Lease lease) {
        if (remove(lease)) {
            count(Change.HANDED_OVER);
        }
    }

    /** It did not leave in order. */
    void lost(Lease lease) {
        given.remove(lease.partition());
        count(Change.LOST);
    }
}
