package dev.pawl.server.rest.hold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.hold.Drain;
import dev.pawl.hold.Hold;
import dev.pawl.hold.Scope;
import dev.pawl.store.Cluster;
import java.util.Optional;

/** Holds and drains as routes show them. */
public final class HoldAnswer {
    private static final String REASON = "reason";

    private HoldAnswer() {}

    /** A hold. */
    public static ObjectNode of(Hold hold) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (hold.scope()) {
            case Scope.Everything all -> node.put("scope", "everything");
            case Scope.Machine machine -> node.put("scope", "machine").put("stateMachineArn", machine.arn());
            case Scope.Execution execution -> node.put("scope", "execution").put("executionArn", execution.arn());
        }
        node.put("since", hold.since().toString()).put("by", hold.by());
        hold.reason().ifPresent(text -> node.put(REASON, text));
        return node.put("children", hold.options().children()).put("refuseStarts", hold.options().refuseStarts());
    }

    /** Whether the server is drained, and how much still runs. */
    static ObjectNode of(Optional<Drain> drain, long running, int moving) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("draining", drain.isPresent());
        drain.ifPresent(order -> put(order, node));
        return node.put("running", running).put("moving", moving);
    }

    /** A node that hands over what it has, and how much of that is left. */
    static ObjectNode of(Cluster.Node which, Drain drain, long partitions, int calls) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", which.id()).put("name", which.name());
        put(drain, node);
        return node.put("partitions", partitions).put("calls", calls);
    }

    private static void put(Drain drain, ObjectNode into) {
        into.put("since", drain.since().toString()).put("by", drain.by());
        drain.reason().ifPresent(text -> into.put(REASON, text));
    }
}
