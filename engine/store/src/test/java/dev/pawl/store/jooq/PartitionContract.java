package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Leases: who may write what. Here a lease that runs for no time at all stands for one that has run out. */
interface PartitionContract extends StoreContract {
    Duration MINUTE = Duration.ofMinutes(1);

    @Test
    default void aPartitionHasOneOwner() {
        Partitions partitions = store().partitions();
        List<Lease> one = partitions.acquire("one", MINUTE, Integer.MAX_VALUE);

        assertThat(one).hasSize(partitions.count());
        assertThat(otherNode().partitions().acquire("two", MINUTE, Integer.MAX_VALUE)).isEmpty();
        assertThat(partitions.renew("one", MINUTE, one)).isEqualTo(one);
        assertThat(otherNode().partitions().renew("two", MINUTE, one)).isEmpty();
        assertThat(partitions.holdings()).hasSize(partitions.count())
                .allSatisfy(holding -> assertThat(holding.node()).contains("one"));
        partitions.release(one.subList(0, 1));
        assertThat(otherNode().partitions().acquire("two", MINUTE, Integer.MAX_VALUE))
                .containsExactly(new Lease(one.get(0).partition(), one.get(0).epoch() + 1));
        assertThat(partitions.renew("one", MINUTE, one)).isEqualTo(one.subList(1, one.size()));
    }

    @Test
    default void aLeaseThatRanOutIsTakenOverAndALateAppendIsRefused() {
        Given slow = new Given(store());
        long key = slow.begun("a");
        List<Lease> held = store().partitions().holdings().stream()
                .map(holding -> new Lease(holding.partition(), holding.epoch())).toList();
        store().partitions().renew("node-1", Duration.ZERO, held);
        Given next = new Given(otherNode(), "node-2");

        assertThat(slow.append(slow.existing("a", key, 1))).isInstanceOf(AppendResult.Fenced.class);
        Given.appended(next.append(next.existing("a", key, 1).events(Given.entered(2, "A", Payload.NULL))));
        assertThat(store().partitions().renew("node-1", MINUTE, held)).isEmpty();
        assertThat(otherNode().log().load(Given.arn("a")).orElseThrow().events()).hasSize(2);
    }

    @Test
    default void aLeaseLostInTheMiddleOfAGroupSplitsIt() {
        Given slow = new Given(store());
        int lost = slow.lease("e0").partition();
        List<CompletionStage<AppendResult>> results = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (i == 30) {
                store().partitions().release(List.of(slow.lease("e0")));
                otherNode().partitions().acquire("node-2", MINUTE, 1);
            }
            results.add(slow.send(slow.begin("e" + i, "1")));
        }
        for (int i = 0; i < 60; i++) {
            boolean refused = i >= 30 && slow.lease("e" + i).partition() == lost;
            assertThat(Given.join(results.get(i))).as("e%d", i)
                    .isInstanceOf(refused ? AppendResult.Fenced.class : AppendResult.Appended.class);
            assertThat(otherNode().executions().find(Given.arn("e" + i)).isPresent()).isEqualTo(!refused);
        }
    }
}
