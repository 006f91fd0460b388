package dev.pawl.server.bench.cluster;

import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to measure nodes.
 *
 * @param database
 *            where a schema is made for it
 * @param nodes
 *            how many, one after the other; what is measured first is what the others are compared to
 * @param inFlight
 *            executions under way at the same moment, at most
 * @param each
 *            how long each load is measured, after half of that to warm up
 * @param folder
 *            where the nodes' configuration and logs are kept meanwhile
 */
public record ClusterSettings(PostgresUrl database, List<Integer> nodes, int inFlight, Duration each, Path folder) {
    /** More nodes than that say more about the machine than about them. */
    public static final int MOST_NODES = 16;

    Duration warmUp() {
        return each.dividedBy(2);
    }
}
