package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.json.Payload;
import dev.pawl.store.Claims;
import dev.pawl.store.Control;
import dev.pawl.store.Deliveries.Commit;
import dev.pawl.store.Ended.Slot;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Removals;
import dev.pawl.store.Removals.After;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Removals.Removed;
import dev.pawl.store.RetentionRules.Hold;
import dev.pawl.store.SearchIndex.EndsQuery;
import dev.pawl.store.Store;
import dev.pawl.store.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Removing executions: what goes, what stays, and that nobody is disturbed. */
interface RemovalContract extends StoreContract {
    Instant LATER = Given.NOW.plusSeconds(3600);

    private long ended(Given given, String name) {
        long key = given.begun(name);
        given.append(
                given.existing(name, key, 1).succeeded(2, Payload.parse("{\"big\":\"" + "x".repeat(9000) + "\"}")));
        return key;
    }

    private Removed remove(Given given, String name, long... keys) {
        List<Long> all = new ArrayList<>();
        for (long key : keys) {
            all.add(key);
        }
        return Given.join(store().removals().remove(given.lease(name), all));
    }

    /** Goes on until nothing is left of what is removed in parts. */
    private static void finish(Store store, Lease lease) {
        Removed removed = Given.join(store.removals().rest(lease, 3));
        for (int i = 0; i < 1000 && removed.more(); i++) {
            removed = Given.join(store.removals().rest(lease, 3));
        }
        assertThat(removed.more()).isFalse();
    }

    private List<String> candidates(Given given, String name, Instant before) {
        return store().removals().ended(given.lease(name).partition(), After.NOTHING, before, 100).stream()
                .map(Candidate::arn).toList();
    }

    @Test
    default void anEndedExecutionGoesWithAllThatBelongsToIt() {
        Given given = new Given(store());
        long gone = ended(given, "gone");
        long stays = ended(given, "stays");
        IndexedStore index = new IndexedStore(store(), IndexedStore.at(Given.NOW));
        index.catchUp();
        assertThat(candidates(given, "gone", LATER)).contains(Given.arn("gone"));
        assertThat(candidates(given, "gone", Given.NOW)).isEmpty();

        assertThat(remove(given, "gone", gone).executions()).containsExactly(gone);

        assertThat(store().executions().find(Given.arn("gone"))).isEmpty();
        assertThat(store().log().load(Given.arn("gone"))).isEmpty();
        assertThat(store().executions().history(gone, new HistoryRange(1, 100, false))).isEmpty();
        assertThat(candidates(given, "gone", LATER)).doesNotContain(Given.arn("gone"));
        assertThat(index.names("")).containsExactly("stays");
        assertThat(index.names("input.n=1")).containsExactly("stays");
        assertThat(store().executions().list(new Query(Given.MACHINE, Optional.empty(), Optional.empty(), 9)))
                .extracting(ExecutionRecord::key).containsExactly(stays);
        assertThat(store().log().load(Given.arn("stays")).orElseThrow().events()).hasSize(2);
        assertThat(remove(given, "gone", gone).executions()).isEmpty();
    }

    @Test
    default void pausesAndPlacesGoWithTheExecution() {
        Given given = new Given(store());
        long gone = ended(given, "gone");
        store().control().put(new Control.Order(Control.HOLD, Given.arn("gone"), "{}"));
        store().control().put(new Control.Order(Control.HOLD, Given.arn("other"), "{}"));
        store().claims().reserve(Given.arn("gone"), List.of(new Claims.Wanted(new Claims.Place("l", "l", 0),
                new Claims.Capacity(1, 0, 0), Claims.WhenFull.QUEUE, 9)), Given.NOW);
        long before = store().control().revision();

        assertThat(remove(given, "gone", gone).executions()).containsExactly(gone);

        assertThat(store().control().all(Control.HOLD)).extracting(Control.Order::name)
                .containsExactly(Given.arn("other"));
        assertThat(store().control().revision()).isGreaterThan(before);
        assertThat(store().claims().of(Given.arn("gone"))).isEmpty();
        long revision = store().control().revision();
        remove(given, "another", ended(given, "another"));
        assertThat(store().control().revision()).isEqualTo(revision);
    }

    @Test
    default void executionsAreReadAsAWhole() {
        Given given = new Given(store());
        long small = ended(given, "small");
        long large = Given.appended(given.append(given.begin("large", "\"" + "i".repeat(9000) + "\"")))
                .executionKey();
        given.append(given.existing("large", large, 1).succeeded(2, Payload.parse("\"" + "o".repeat(9000) + "\"")));

        List<Removals.Whole> whole = store().removals().whole(List.of(small, large, -1L));

        assertThat(whole).hasSize(2).allSatisfy(one -> {
            String arn = one.execution().info().arn();
            assertThat(one.execution()).isEqualTo(store().executions().find(arn).orElseThrow());
            assertThat(one.events()).isEqualTo(store().removals().events(one.execution().key()));
        });
    }

    @Test
    default void whatWasCountedStaysCounted() {
        Given given = new Given(store());
        long gone = ended(given, "gone");
        new IndexedStore(store(), IndexedStore.at(Given.NOW)).catchUp();
        EndsQuery all = new EndsQuery(Optional.empty(), Slot.COARSE, Given.NOW.minusSeconds(7200), LATER, false);
        assertThat(store().search().ends(all)).singleElement().satisfies(e -> assertThat(e.count()).isEqualTo(1));

        remove(given, "gone", gone);

        assertThat(store().search().ends(all)).singleElement().satisfies(e -> assertThat(e.count()).isEqualTo(1));
    }

    @Test
    default void whatRunsIsHeldOrHasWorkOutstandingStays() {
        Given given = new Given(store());
        long running = given.begun("running");
        long held = ended(given, "held");
        long busy = given.begun("busy");
        given.append(given.existing("busy", busy, 1).succeeded(2, Payload.NULL)
                .work(new WorkChange.Put(WorkItem.Phase.CANCELLING, 1, "r", Optional.empty())));
        assertThat(store().retention().hold(new Hold(0, Given.arn("held"), Given.NOW, "anna", "case 7"))).isTrue();
        assertThat(store().retention().hold(new Hold(0, Given.arn("none"), Given.NOW, "anna", ""))).isFalse();
        assertThat(reopened().retention().holds(-1, 9))
                .containsExactly(new Hold(held, Given.arn("held"), Given.NOW, "anna", "case 7"));
        Given now = new Given(store(), "node-2").with(given);

        assertThat(remove(now, "running", running).executions()).isEmpty();
        assertThat(remove(now, "held", held).executions()).isEmpty();
        assertThat(remove(now, "busy", busy).executions()).isEmpty();

        assertThat(store().retention().release(Given.arn("held"))).isTrue();
        assertThat(store().retention().release(Given.arn("held"))).isFalse();
        assertThat(remove(now, "held", held).executions()).containsExactly(held);
    }

    @Test
    default void numbersAreNeverGivenOutAgain() {
        Given given = new Given(store());
        long gone = ended(given, "newest");
        AppendResult.Appended last = Given.appended(given.append(given.begin("probe", "1")));
        given.append(given.existing("probe", last.executionKey(), 1).succeeded(2, Payload.NULL));
        long run = run(given, "newest");
        remove(given, "probe", last.executionKey());
        remove(given, "newest", gone);
        finish(store(), given.lease("newest"));
        reopened();
        Given after = new Given(store(), "node-2").with(given);

        AppendResult.Appended again = Given.appended(after.append(after.begin("probe", "1")));

        assertThat(again.executionKey()).isGreaterThan(last.executionKey()).isGreaterThan(gone);
        assertThat(again.position()).isGreaterThan(last.position());
        assertThat(run(after, "other")).isGreaterThan(run);
    }

    @Test
    default void childrenOfMapRunsGoFirst() {
        Given given = new Given(store());
        long parent = ended(given, "parent");
        run(given, "parent");
        assertThat(store().executions().find(child("parent", 0))).isPresent();
        assertThat(candidates(given, "parent", LATER)).doesNotContain(child("parent", 0));

        Removed removed = remove(given, "parent", parent);
        assertThat(removed.more() || removed.executions().contains(parent)).isTrue();
        finish(reopened(), given.lease("parent"));

        assertThat(store().executions().find(Given.arn("parent"))).isEmpty();
        assertThat(store().executions().find(child("parent", 0))).isEmpty();
        assertThat(store().mapRuns().of(Given.arn("parent"), Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void largeHistoriesGoInParts() {
        Given given = new Given(store());
        long key = given.begun("large");
        for (int i = 1; i <= 600; i++) {
            given.append(given.existing("large", key, i).events(Given.entered(i + 1, "S", Payload.parse("1"))));
        }
        given.append(given.existing("large", key, 601).succeeded(602, Payload.NULL));

        assertThat(remove(given, "large", key).executions()).containsExactly(key);
        assertThat(store().executions().find(Given.arn("large"))).isEmpty();
        finish(reopened(), given.lease("large"));

        List<Commit> left = store().deliveries().commits(given.lease("large").partition(), 0, 1000);
        assertThat(left).isEmpty();
        assertThat(store().executions().history(key, new HistoryRange(1, 1000, false))).isEmpty();
    }

    @Test
    default void readersOfCommitsPassOverGaps() {
        Given given = new Given(store());
        long one = ended(given, "a");
        Lease lease = given.lease("a");
        long stays = given.begun("b");
        List<Commit> before = store().deliveries().commits(lease.partition(), 0, 100);
        remove(given, "a", one);

        assertThat(store().deliveries().read(before)).allSatisfy(c -> assertThat(c.info().name()).isEqualTo("b"));
        assertThat(store().deliveries().commits(lease.partition(), 0, 100)).hasSizeLessThan(before.size());
        assertThat(store().executions().find(Given.arn("b")).orElseThrow().key()).isEqualTo(stays);
    }

    @Test
    default void onlySoManyOfAMachineStay() {
        Given given = new Given(store());
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(ended(given, "e" + i));
        }
        given.begun("running");
        List<Long> surplus = new ArrayList<>();
        for (int partition = 0; partition < store().partitions().count(); partition++) {
            store().removals().surplus(Given.MACHINE, partition, 2, 100).forEach(c -> surplus.add(c.key()));
        }
        assertThat(surplus).containsExactlyInAnyOrderElementsOf(keys.subList(0, 3));
    }

    @Test
    default void whatIsGoneIsNotRedriven() {
        Given given = new Given(store());
        long key = given.begun("a");
        given.append(given.existing("a", key, 1).failed(2, ExecutionStatus.FAILED, Failure.UNNAMED));
        if (!(store() instanceof JooqStore)) {
            return; // in memory such an append is a bug
        }
        remove(given, "a", key);
        assertThat(given.append(given.existing("a", key, 2).redriven(3, 1)))
                .isInstanceOf(AppendResult.Conflict.class);
    }

    @Test
    default void aRedriveInTheSameMomentWins() {
        Given given = new Given(store());
        long key = given.begun("a");
        given.append(given.existing("a", key, 1).failed(2, ExecutionStatus.FAILED, Failure.UNNAMED));
        var redriven = given.send(given.existing("a", key, 2).redriven(3, 1));
        var removed = store().removals().remove(given.lease("a"), List.of(key));
        Given.appended(Given.join(redriven));
        assertThat(Given.join(removed).executions()).isEmpty();
        assertThat(store().executions().find(Given.arn("a")).orElseThrow().status())
                .isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    default void policiesAreKept() {
        store().retention().put("*", "{}", Given.NOW);
        store().retention().put(Given.MACHINE, "{\"a\":1}", Given.NOW);
        store().retention().put(Given.MACHINE, "{\"a\":2}", Given.NOW);
        assertThat(reopened().retention().policies()).containsEntry(Given.MACHINE, "{\"a\":2}").containsKey("*")
                .hasSize(2);
        assertThat(store().retention().remove("*")).isTrue();
        assertThat(store().retention().remove("*")).isFalse();
    }

    @Test
    default void sizesAreTold() {
        Removals.Removed none = Given.join(store().removals()
                .remove(new Given(store()).lease("a"), List.of(-1L)));
        assertThat(none.executions()).isEmpty();
        assertThat(store().space().size().used()).isNotNegative();
        store().space().giveBack(1 << 20);
    }

    private String child(String parent, int index) {
        return MapRun.of(Given.arn(parent), "each", 4).child(index).text();
    }

    /** A map run that has ended, with two children of which one is an execution of its own. */
    private long run(Given given, String parent) {
        MapRun run = MapRun.of(Given.arn(parent), "each", 4);
        String arn = run.arn().text();
        Lease lease = given.leaseOf(arn);
        MapRuns.Row ended = new MapRuns.Row(ExecutionStatus.SUCCEEDED, Optional.of(Given.NOW), 0, Optional.empty(),
                Payload.NULL);
        String childArn = child(parent, 0);
        var execution = given.child("Order/each", childArn.substring(childArn.lastIndexOf(':') + 1));
        Given.Change begin = new Given.Change(given.lease(execution), new Target.Begin(execution), 0);
        long key = Given.appended(given.append(begin)).executionKey();
        given.append(new Given.Change(given.lease(execution), new Target.Existing(key), 1).succeeded(1, Payload.NULL));
        return Given.appended(store().mapRuns()
                .append(new MapRuns.Change(lease, new MapRuns.Target.Begin(new MapRuns.NewMapRun(arn,
                        Given.arn(parent), Given.NOW, Payload.NULL)), 0, ended,
                        List.of(new MapRuns.Begun(0, 1, Given.NOW, Optional.empty()),
                                new MapRuns.Begun(1, 1, Given.NOW, Optional.empty())),
                        List.of(), List.of(), List.of()))
                .toCompletableFuture().join()).executionKey();
    }
}
