package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes, and how partitions go from one to the next. */
interface ClusterContract extends StoreContract {
    private static Node node(String id) {
        return new Node(id, "name of " + id, "http://" + id, "1", Instant.EPOCH, false);
    }

    @Test
    default void aNodeIsThereAsLongAsItSaysSoAndHoldsWhatItHeld() {
        Cluster cluster = store().cluster();
        List<Lease> held = store().partitions().acquire("a", Duration.ofSeconds(30), Integer.MAX_VALUE);

        Cluster.View view = cluster.beat(node("a"), Duration.ofMinutes(1), held);

        assertThat(view.isThere("a")).isTrue();
        assertThat(view.standing("a", held)).isEqualTo(held);
        assertThat(view.holdings()).allSatisfy(holding -> assertThat(holding.until())
                .isAfter(view.now().plusSeconds(50)));
        cluster.beat(node("a"), Duration.ZERO, held);
        assertThat(otherNode().cluster().look().isThere("a")).isFalse();
        assertThat(otherNode().cluster().look().holdings()).allSatisfy(h -> assertThat(h.node()).isEmpty());
    }

    /** Its first beat comes before it knows how it is called. */
    @Test
    default void whatANodeSaysOfItselfLaterIsSeenByTheOthers() {
        Cluster cluster = store().cluster();
        cluster.beat(new Node("a", "", "", "", Instant.EPOCH, false), Duration.ofMinutes(1), List.of());
        cluster.beat(node("a"), Duration.ofMinutes(1), List.of());

        assertThat(otherNode().cluster().look().nodes()).containsExactly(node("a"));
    }

    @Test
    default void whoeverLostAPartitionDoesNotProlongIt() {
        List<Lease> held = store().partitions().acquire("a", Duration.ZERO, 1);
        List<Lease> taken = otherNode().partitions().acquire("b", Duration.ofMinutes(1), Integer.MAX_VALUE);

        Cluster.View view = store().cluster().beat(node("a"), Duration.ofMinutes(1), held);

        assertThat(view.standing("a", held)).isEmpty();
        assertThat(otherNode().cluster().look().standing("b", taken)).isEqualTo(taken);
    }

    @Test
    default void whoeverComesNextIsToldWhetherAPartitionLeftInOrderAndWhatIsUnderWay() {
        Lease first = store().partitions().acquire("a", Duration.ofMinutes(1), 1).getFirst();
        Call call = new Call("a", "arn:e", 7);

        assertThat(store().cluster().handOver(first, "somebody else", List.of())).isFalse();
        assertThat(store().cluster().handOver(first, "a", List.of(call))).isTrue();
        Lease second = otherNode().partitions().acquire("b", Duration.ZERO, 1).getFirst();
        assertThat(second).isEqualTo(new Lease(first.partition(), first.epoch() + 1));
        assertThat(otherNode().cluster().handedOver(second).inOrder()).isTrue();
        assertThat(otherNode().cluster().handedOver(second).calls()).containsExactly(call);
        otherNode().cluster().ended(call);
        assertThat(otherNode().cluster().handedOver(second).calls()).isEmpty();

        Lease third = store().partitions().acquire("a", Duration.ZERO, 1).getFirst();
        assertThat(store().cluster().handedOver(third).inOrder()).isFalse();
    }
}
