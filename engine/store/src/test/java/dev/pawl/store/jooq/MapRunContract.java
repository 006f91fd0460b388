package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.MapRuns.Begun;
import dev.pawl.store.MapRuns.Change;
import dev.pawl.store.MapRuns.Ended;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.MapRuns.Row;
import dev.pawl.store.MapRuns.Target;
import dev.pawl.store.Outstanding.InboxMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Map runs and their children. */
interface MapRunContract extends StoreContract {
    Payload PLAN = Payload.parse("{\"plan\":1}");

    private static String run(String name) {
        return "arn:aws:states:us-east-1:123456789012:mapRun:Order/each:" + name;
    }

    private static Row row(ExecutionStatus status, int progress) {
        return new Row(status, status.ended() ? Optional.of(Given.NOW) : Optional.empty(), 0, Optional.empty(),
                Payload.parse("{\"at\":" + progress + "}"));
    }

    private static Change change(Lease lease, Target target, long sequence, Row row) {
        return new Change(lease, target, sequence, row, List.of(), List.of(), List.of(), List.of());
    }

    private AppendResult append(Change change) {
        return store().mapRuns().append(change).toCompletableFuture().join();
    }

    private long begin(Given given, String name) {
        return Given.appended(append(change(given.leaseOf(run(name)), new Target.Begin(
                new MapRuns.NewMapRun(run(name), Given.arn("a"), Given.NOW, PLAN)), 0,
                row(ExecutionStatus.RUNNING, 0)))).executionKey();
    }

    @Test
    default void aRunIsFoundUntilItEndsAndAfterwards() {
        Given given = new Given(store());
        long first = begin(given, "one");
        long second = begin(given, "two");
        int partition = given.leaseOf(run("one")).partition();
        assertThat(store().mapRuns().running(partition, 0, 9)).contains(new MapRuns.Running(first, run("one")));

        append(change(given.leaseOf(run("one")), new Target.Existing(first), 1, row(ExecutionStatus.SUCCEEDED, 7)));

        assertThat(reopened().mapRuns().find(run("one"))).contains(new MapRunRecord(first, partition, run("one"),
                Given.arn("a"), Given.NOW, PLAN, 1, row(ExecutionStatus.SUCCEEDED, 7)));
        assertThat(store().mapRuns().running(partition, 0, 9)).extracting(MapRuns.Running::key)
                .doesNotContain(first);
        assertThat(store().mapRuns().of(Given.arn("a"), Optional.empty(), 9)).extracting(MapRunRecord::key)
                .containsExactly(second, first);
        assertThat(store().mapRuns().of(Given.arn("a"), Optional.of(second), 9)).extracting(MapRunRecord::key)
                .containsExactly(first);
        assertThat(store().mapRuns().find(run("three"))).isEmpty();
    }

    @Test
    default void childrenBeginEndAndBeginAnew() {
        Given given = new Given(store());
        Lease lease = given.leaseOf(run("one"));
        long key = begin(given, "one");
        Optional<Payload> input = Optional.of(Payload.parse("{\"in\":1}"));
        append(new Change(lease, new Target.Existing(key), 1, row(ExecutionStatus.RUNNING, 1),
                List.of(new Begun(0, 1, Given.NOW, input), new Begun(1, 2, Given.NOW, Optional.empty())), List.of(),
                List.of(), List.of()));
        Failure failure = Failure.of("E", "c");
        append(new Change(lease, new Target.Existing(key), 2, row(ExecutionStatus.RUNNING, 2),
                List.of(new Begun(2, 1, Given.NOW, Optional.empty())),
                List.of(new Ended(0, ExecutionStatus.FAILED, Given.NOW, Optional.empty(), failure),
                        new Ended(1, ExecutionStatus.SUCCEEDED, Given.NOW, input, Failure.UNNAMED)),
                List.of(), List.of()));

        Item failed = new Item(0, 1, ExecutionStatus.FAILED, Given.NOW, Optional.of(Given.NOW), input,
                Optional.empty(), failure);
        Item succeeded = new Item(1, 2, ExecutionStatus.SUCCEEDED, Given.NOW, Optional.of(Given.NOW),
                Optional.empty(), input, Failure.UNNAMED);
        Item running = new Item(2, 1, ExecutionStatus.RUNNING, Given.NOW, Optional.empty(), Optional.empty(),
                Optional.empty(), Failure.UNNAMED);
        MapRuns runs = reopened().mapRuns();
        assertThat(runs.items(key, ItemQuery.from(0, 9))).containsExactly(failed, succeeded, running);
        assertThat(runs.items(key, ItemQuery.from(1, 1))).containsExactly(succeeded);
        assertThat(runs.items(key, new ItemQuery(1, true, List.of(), 9))).containsExactly(succeeded, failed);
        assertThat(runs.items(key, new ItemQuery(0, false, List.of(ExecutionStatus.RUNNING), 9)))
                .containsExactly(running);

        Given again = new Given(store(), "node-2").with(given);
        append(new Change(again.leaseOf(run("one")), new Target.Existing(key), 3, row(ExecutionStatus.RUNNING, 3),
                List.of(new Begun(0, 1, Given.NOW, Optional.empty())), List.of(), List.of(), List.of()));
        assertThat(store().mapRuns().items(key, ItemQuery.from(0, 1))).containsExactly(new Item(0, 1,
                ExecutionStatus.RUNNING, Given.NOW, Optional.empty(), input, Optional.empty(), Failure.UNNAMED));
    }

    @Test
    default void messagesGoOutAndComeInWithTheChange() {
        Given given = new Given(store());
        Lease lease = given.leaseOf(run("one"));
        long key = begin(given, "one");
        AppendResult.Appended sent = Given.appended(append(new Change(lease, new Target.Existing(key), 1,
                row(ExecutionStatus.RUNNING, 1), List.of(), List.of(),
                List.of(new Message(run("one"), PLAN), new Message(run("one"), PLAN)), List.of())));
        assertThat(sent.messageIds()).hasSize(2);
        append(new Change(lease, new Target.Existing(key), 2, row(ExecutionStatus.RUNNING, 1), List.of(), List.of(),
                List.of(), List.of(sent.messageIds().getFirst())));
        assertThat(store().outstanding().inbox(lease.partition(), -1, 9)).extracting(InboxMessage::id)
                .containsExactly(sent.messageIds().getLast());
    }

    @Test
    default void whatDoesNotFollowIsRefusedAndDisturbsNobody() {
        Given given = new Given(store());
        Lease lease = given.leaseOf(run("one"));
        long key = begin(given, "one");
        assertThat(append(change(lease, new Target.Existing(key), 5, row(ExecutionStatus.RUNNING, 5))))
                .isInstanceOf(AppendResult.Conflict.class);
        assertThat(append(change(new Lease(lease.partition(), lease.epoch() - 1), new Target.Existing(key), 1,
                row(ExecutionStatus.RUNNING, 5)))).isInstanceOf(AppendResult.Fenced.class);
        var refused = store().mapRuns()
                .append(change(lease, new Target.Existing(key), 9, row(ExecutionStatus.RUNNING, 5)));
        var written = store().mapRuns()
                .append(change(lease, new Target.Existing(key), 1, row(ExecutionStatus.RUNNING, 1)));
        assertThat(refused.toCompletableFuture().join()).isInstanceOf(AppendResult.Conflict.class);
        assertThat(written.toCompletableFuture().join()).isInstanceOf(AppendResult.Appended.class);
        assertThat(store().mapRuns().find(run("one")).orElseThrow().sequence()).isEqualTo(1);
    }
}
