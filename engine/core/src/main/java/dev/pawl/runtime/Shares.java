package dev.pawl.runtime;

import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Cluster.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many partitions each node should hold. All nodes reckon the same from the same view; those who have
 * more keep
 * more, so that as few as possible move.
 */
final class Shares {
    private Shares() {}

    /** The share of a node that is among those there; none if it stops, unless it is the only one. */
    static int of(String nodeId, View view) {
        Map<String, Integer> held = new HashMap<>();
        view.holdings().forEach(h -> h.node().ifPresent(node -> held.merge(node, 1, Integer::sum)));
        List<String> takers = view.nodes().stream().filter(node -> !node.stopping()).map(Node::id)
                .sorted(Comparator.comparing((String id) -> -held.getOrDefault(id, 0)).thenComparing(id -> id))
                .toList();
        int rank = takers.indexOf(nodeId);
        if (rank < 0) {
            return 0;
        }
        int partitions = view.holdings().size();
        return partitions / takers.size() + (rank < partitions % takers.size() ? 1 : 0);
    }
}
