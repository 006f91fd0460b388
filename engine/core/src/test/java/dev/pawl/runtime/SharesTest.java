package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.Partitions.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();

    private SharesTest with(String id, int held, boolean stopping) {
        nodes.add(new Node(id, id, "", "", Instant.EPOCH, stopping));
        IntStream.range(0, held).forEach(i -> hold(Optional.of(id)));
        return this;
    }

    private SharesTest free(int count) {
        IntStream.range(0, count).forEach(i -> hold(Optional.empty()));
        return this;
    }

    private void hold(Optional<String> node) {
        holdings.add(new Holding(holdings.size(), 1, node, Instant.EPOCH));
    }

    private List<Integer> shares() {
        View view = new View(Instant.EPOCH, nodes, holdings);
        return nodes.stream().map(node -> Shares.of(node.id(), view)).toList();
    }

    @Test
    void whoeverHasMoreKeepsMore() {
        assertThat(with("a", 10, false).with("b", 11, false).with("c", 11, false).shares()).containsExactly(10, 11, 11);
    }

    @Test
    void aNodeThatComesGetsItsShare() {
        assertThat(with("a", 16, false).with("b", 16, false).with("c", 0, false).shares()).containsExactly(11, 11, 10);
    }

    @Test
    void aNodeThatStopsGetsNothing() {
        assertThat(with("a", 16, true).with("b", 16, false).shares()).containsExactly(0, 32);
    }

    @Test
    void aloneANodeTakesEverything() {
        assertThat(with("a", 0, false).free(32).shares()).containsExactly(32);
    }

    @Test
    void moreNodesThanPartitions() {
        assertThat(with("a", 1, false).with("b", 0, false).with("c", 0, false).free(1).shares())
                .containsExactly(1, 1, 0);
    }
}
