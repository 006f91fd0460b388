package dev.pawl.store.memory;

import dev.pawl.store.Cluster;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions.Holding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Nodes in memory. */
final class MemoryCluster implements Cluster {
    private final Image image;
    private final InstantSource clock;

    MemoryCluster(Image image, InstantSource clock) {
        this.image = image;
        this.clock = clock;
    }

    @Override
    public boolean shared() {
        return image.shared;
    }

    @Override
    public View beat(Node node, Duration howLong, List<Lease> held) {
        synchronized (image) {
            Instant until = clock.instant().plus(howLong);
            if (!image.shared) {
                image.nodes.clear();
            }
            image.nodes.put(node.id(), new Image.Present(node, until));
            for (Lease lease : held) {
                Image.Part part = image.partitions.get(lease.partition());
                if (part.epoch == lease.epoch() && part.owner.equals(Optional.of(node.id()))) {
                    part.until = until;
                }
            }
            return look();
        }
    }

    @Override
    public List<Node> lost() {
        synchronized (image) {
            Instant now = clock.instant();
            return image.nodes.values().stream().filter(present -> !present.until().isAfter(now))
                    .map(Image.Present::node).toList();
        }
    }

    @Override
    public View look() {
        synchronized (image) {
            Instant now = clock.instant();
            Map<String, Node> there = new TreeMap<>();
            List<Holding> holdings = new ArrayList<>();
            for (int i = 0; i < image.partitions.size(); i++) {
                Image.Part part = image.partitions.get(i);
                Optional<String> owner = part.owner.filter(o -> part.until.isAfter(now));
                owner.ifPresent(o -> there.put(o, new Node(o, "", "", "", now, false)));
                holdings.add(new Holding(i, part.epoch, owner, part.until));
            }
            image.nodes.values().stream().filter(present -> present.until().isAfter(now))
                    .forEach(present -> there.put(present.node().id(), present.node()));
            return new View(now, List.copyOf(there.values()), holdings);
        }
    }

    @Override
    public void leave(String nodeId) {
        synchronized (image) {
            image.nodes.remove(nodeId);
        }
    }

    @Override
    public boolean handOver(Lease lease, String nodeId, List<Call> goesOn) {
        synchronized (image) {
            Image.Part part = image.partitions.get(lease.partition());
            if (part.epoch != lease.epoch() || !part.owner.equals(Optional.of(nodeId))) {
                return false;
            }
            part.owner = Optional.empty();
            part.handedOver = part.epoch;
            goesOn.forEach(call -> image.handedCalls.put(call, lease.partition()));
            return true;
        }
    }

    @Override
    public HandedOver handedOver(Lease lease) {
        synchronized (image) {
            Set<Call> calls = new HashSet<>();
            image.handedCalls.forEach((call, partition) -> {
                if (partition == lease.partition()) {
                    calls.add(call);
                }
            });
            return new HandedOver(image.partitions.get(lease.partition()).handedOver == lease.epoch() - 1, calls);
        }
    }

    @Override
    public int goesOnWith(String nodeId) {
        synchronized (image) {
            return (int) image.handedCalls.keySet().stream().filter(call -> call.nodeId().equals(nodeId)).count();
        }
    }

    @Override
    public void ended(Call call) {
        synchronized (image) {
            image.handedCalls.remove(call);
        }
    }

    @Override
    public boolean expressEnded(String executionArn) {
        synchronized (image) {
            image.express.remove(executionArn);
            return image.handedCalls.keySet().removeIf(call -> call.executionArn().equals(executionArn));
        }
    }

    @Override
    public List<Lag> lags() {
        return List.of();
    }
}
