package dev.pawl.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Who may write what. With one process on a file all partitions belong to it; with several servers on one
 * database each
 * holds some by lease. Times are the store's own clock where it has one.
 */
public interface Partitions {
    /** How many there are; fixed when the store is created. */
    int count();

    /** The partition of an execution, of a map run, or of whatever else has a history. */
    default int of(String arn) {
        CRC32C hash = new CRC32C();
        hash.update(arn.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % count());
    }

    /**
     * Takes partitions that nobody holds, or whose lease has run out, at a new epoch.
     *
     * @param node
     *            who asks: unique among all processes, also across restarts
     * @param atMost
     *            how many more it wants
     * @return what it got
     */
    List<Lease> acquire(String node, Duration howLong, int atMost);

    /** Prolongs what the node holds; returns those leases that still stand. */
    List<Lease> renew(String node, Duration howLong, List<Lease> leases);

    /** Gives partitions back, so that others need not wait. */
    void release(List<Lease> leases);

    /** All partitions and who holds them. */
    List<Holding> holdings();

    /** One partition and who holds it. */
    record Holding(int partition, long epoch, Optional<String> node, Instant until) {}
}
