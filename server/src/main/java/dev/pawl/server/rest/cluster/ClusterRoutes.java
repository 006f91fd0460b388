package dev.pawl.server.rest.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.runtime.Members;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Cluster.Lag;
import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.Partitions.Holding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The route {@code /cluster}: which nodes there are, what each holds, and how far followers of commits have
 * come.
 */
public final class ClusterRoutes {
    private final Members members;

    /** About the nodes of one store. */
    public ClusterRoutes(Members members) {
        this.members = members;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/cluster", "DescribeCluster", request -> describe().now()));
    }

    private RestResponse describe() {
        View view = members.view();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("shared", members.shared()).put("self", members.self().id()).put("time", view.now().toString());
        ArrayNode nodes = out.putArray("nodes");
        view.nodes().forEach(node -> nodes.add(node(node, view)));
        ArrayNode partitions = out.putArray("partitions");
        view.holdings().forEach(holding -> partitions.add(partition(holding, view)));
        ArrayNode followers = out.putArray("followers");
        Map<String, long[]> lags = new TreeMap<>();
        for (Lag lag : members.lags()) {
            long[] sum = lags.computeIfAbsent(lag.reader(), reader -> new long[2]);
            sum[0] += Math.max(0, lag.head() - lag.position());
            sum[1] = Math.max(sum[1], lag.head() - lag.position());
        }
        lags.forEach((reader, sum) -> followers.addObject().put("name", reader).put("behind", sum[0])
                .put("behindInOnePartition", sum[1]));
        return RestResponse.ok(out);
    }

    private ObjectNode node(Node node, View view) {
        long holds = view.holdings().stream().filter(h -> h.node().filter(node.id()::equals).isPresent()).count();
        return JsonNodeFactory.instance.objectNode().put("id", node.id()).put("name", node.name())
                .put("address", node.address()).put("version", node.version())
                .put("startedAt", node.startedAt().toString()).put("stopping", node.stopping())
                .put("partitions", holds);
    }

    private static ObjectNode partition(Holding holding, View view) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("partition", holding.partition())
                .put("epoch", holding.epoch());
        holding.node().ifPresent(node -> out.put("node", node).put("leaseMillis",
                Math.max(0, Duration.between(view.now(), holding.until()).toMillis())));
        return out;
    }
}
