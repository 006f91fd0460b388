package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Payload;
import dev.pawl.store.Deliveries;
import dev.pawl.store.Deliveries.Commit;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.Deliveries.Cursor;
import dev.pawl.store.ExpressLog.Logged;
import dev.pawl.store.ExpressLog.Piece;
import dev.pawl.store.ExpressLog.Written;
import dev.pawl.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows commits: reading them in order, cursors, and the log of Express executions among them. */
interface DeliveryContract extends StoreContract {
    String EXPRESS = "arn:aws:states:us-east-1:123456789012:express:Order:";

    @Test
    default void whatWasCommittedIsReadInItsOrder() {
        Given given = new Given(store());
        Payload large = Payload.parse("\"" + "x".repeat(5000) + "\"");
        long key = Given.appended(given.append(given.begin("a", large.text()))).executionKey();
        given.append(given.existing("a", key, 1).events(Given.entered(2, "A", large)));
        given.append(given.existing("a", key, 2).succeeded(3, large));

        Deliveries deliveries = reopened().deliveries();
        int partition = store().partitions().of(Given.arn("a"));
        List<Commit> commits = deliveries.commits(partition, 0, 10);
        List<Committed> read = deliveries.read(commits);

        assertThat(deliveries.head(partition)).isEqualTo(3);
        assertThat(commits).extracting(Commit::position).containsExactly(1L, 2L, 3L);
        assertThat(commits).allMatch(c -> c.machineRevisionKey() == given.machine().revisionKey() && !c.express());
        assertThat(read).extracting(Committed::commit).isEqualTo(commits);
        assertThat(read).allSatisfy(c -> assertThat(c.info()).isEqualTo(given.execution("a", large.text()).info()));
        assertThat(read).flatExtracting(Committed::events).containsExactly(
                new HistoryEvent(1, 0, Given.NOW, 0,
                        new Event.ExecutionStarted(large, Given.ROLE, Optional.empty(), Optional.empty())),
                Given.entered(2, "A", large),
                new HistoryEvent(3, 2, Given.NOW.plusMillis(3), 0, new Event.ExecutionSucceeded(large)));
        assertThat(deliveries.commits(partition, 1, 1)).containsExactly(commits.get(1));
        assertThat(deliveries.commits(partition, 3, 10)).isEmpty();
    }

    @Test
    default void aPageEndsOnceItIsLarge() {
        Given given = new Given(store());
        Payload large = Payload.parse("\"" + "x".repeat(250_000) + "\"");
        long key = given.begun("a");
        for (int i = 1; i <= 40; i++) {
            given.append(given.existing("a", key, i).events(Given.entered(i + 1L, "A", large)));
        }
        Deliveries deliveries = store().deliveries();
        int partition = store().partitions().of(Given.arn("a"));
        List<Long> seen = new ArrayList<>();
        List<Committed> page = deliveries.read(deliveries.commits(partition, 0, 100));
        while (!page.isEmpty()) {
            page.forEach(c -> seen.add(c.commit().position()));
            page = deliveries.read(deliveries.commits(partition, seen.getLast(), 100));
        }
        assertThat(seen).hasSize(41).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void aCursorIsKeptByWhoeverHoldsThePartition() {
        new Given(store());
        Deliveries deliveries = store().deliveries();
        Lease lease = new Lease(0, store().partitions().holdings().get(0).epoch());

        assertThat(deliveries.cursor("logs", 0)).isEmpty();
        assertThat(deliveries.keep("logs", lease, new Cursor(7, Map.of("group", 3L)))).isTrue();
        assertThat(deliveries.keep("events", lease, new Cursor(1, Map.of()))).isTrue();
        assertThat(deliveries.keep("logs", lease, new Cursor(9, Map.of("other", 4L)))).isTrue();
        assertThat(deliveries.keep("logs", new Lease(0, lease.epoch() - 1), new Cursor(2, Map.of()))).isFalse();

        assertThat(reopened().deliveries().cursor("logs", 0)).contains(new Cursor(9, Map.of("other", 4L)));
        assertThat(otherNode().deliveries().cursor("events", 0)).contains(new Cursor(1, Map.of()));
    }

    @Test
    default void piecesOfExpressLogsHavePositionsAmongTheCommits() {
        Given given = new Given(store());
        Piece first = piece(given, "e1", 1, "{\"big\":\"" + "y".repeat(3000) + "\"}");
        Piece second = piece(given, "e1", 2, "1");
        int partition = store().partitions().of(first.info().arn());
        Lease lease = lease(partition);

        assertThat(Given.join(store().expressLog().append(lease, List.of(first, second)))).isEqualTo(Written.DURABLE);
        assertThat(Given.join(store().expressLog().append(new Lease(partition, lease.epoch() + 1), List.of(first))))
                .isEqualTo(Written.FENCED);
        Given.join(store().expressLog().append(lease, List.of(piece(given, "e1", 3, "2"))));

        Deliveries deliveries = reopened().deliveries();
        List<Commit> commits = deliveries.commits(partition, 0, 10);
        assertThat(commits).extracting(Commit::position).containsExactly(1L, 2L, 3L);
        assertThat(commits).allMatch(Commit::express);
        assertThat(deliveries.read(commits.subList(0, 2))).flatExtracting(Committed::events)
                .containsExactly(first.events().get(0), second.events().get(0));
        assertThat(store().expressLog().of(first.info().arn(), 1, 1)).extracting(Logged::position).containsExactly(2L);
        assertThat(store().expressLog().of(first.info().arn(), 0, 9).getFirst().piece().info().name())
                .isEqualTo("e1");
        assertThat(store().expressLog().newest(Given.MACHINE, 5)).containsExactly(first.info().arn());
        assertThat(deliveries.head(partition)).isEqualTo(3);
    }

    @Test
    default void expressLogsDoNotGrowWithoutEnd() {
        Given given = new Given(store());
        String arn = piece(given, "e1", 1, "1").info().arn();
        int partition = store().partitions().of(arn);
        for (int i = 1; i <= 6; i++) {
            Given.join(store().expressLog().append(lease(partition), List.of(piece(given, "e1", i, "1"))));
        }

        assertThat(store().expressLog().trim(partition, Given.NOW.plusMillis(3), 100, 10)).isEqualTo(2);
        assertThat(store().expressLog().trim(partition, Instant.EPOCH, 1, 2)).isEqualTo(2);
        assertThat(store().expressLog().trim(partition, Instant.EPOCH, 1, 2)).isEqualTo(1);
        assertThat(store().expressLog().trim(partition, Instant.EPOCH, 1, 2)).isZero();
        assertThat(store().deliveries().commits(partition, 0, 10)).extracting(Commit::position).containsExactly(6L);
        assertThat(store().expressLog().of(arn, 0, 10)).hasSize(1);
    }

    private Lease lease(int partition) {
        return store().partitions().holdings().stream().filter(h -> h.partition() == partition)
                .map(h -> new Lease(partition, h.epoch())).findFirst().orElseThrow();
    }

    private static Piece piece(Given given, String name, long id, String input) {
        ExecutionInfo info = new ExecutionInfo(EXPRESS + name + ":0b5c", name, Given.MACHINE, "Order", Given.ROLE,
                "us-east-1", Given.NOW, Payload.NULL, Optional.empty(), Optional.empty());
        return new Piece(info, given.machine().revisionKey(), List.of(new HistoryEvent(id, id - 1,
                Given.NOW.plus(Duration.ofMillis(id)), 0, new Event.StateEntered(dev.pawl.asl.StateType.PASS, "A",
                        Payload.parse(input)))));
    }
}
