package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.search.Rates;
import dev.pawl.search.Search.Page;
import dev.pawl.search.Statistics;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The index of executions: what is found, and that it follows from what is stored. */
interface SearchContract extends StoreContract {
    @Test
    default void executionsAreFoundByWhatStandsInThem() {
        Given given = new Given(store());
        ended(given, "first-order",
                "{\"order\":{\"id\":42,\"open\":true},\"items\":[{\"sku\":\"A-1\"},{\"sku\":\"B\"}]}",
                "{\"total\":99.5,\"note\":null}");
        ended(given, "second", "{\"order\":{\"id\":\"42\"},\"a.b\":{\"x y\":\"Zoë\"}}", "{\"total\":100}");
        failed(given, "third", "{\"order\":{\"id\":7}}", "States.Timeout", "the 100% of_ it");
        given.begun("running");
        IndexedStore index = index();

        assertThat(index.names("input.order.id=42")).containsExactly("second", "first-order");
        assertThat(index.names("input.order.id=\"42\"")).containsExactly("second");
        assertThat(index.names("input.order.id=42.0")).containsExactly("first-order");
        assertThat(index.names("input.order.id>=7 input.order.id<43")).containsExactly("third", "first-order");
        assertThat(index.names("output.total>=99.5 output.total<100")).containsExactly("first-order");
        assertThat(index.names("input.items[].sku=A*")).containsExactly("first-order");
        assertThat(index.names("input[\"a.b\"][\"x y\"]=Zoë")).containsExactly("second");
        assertThat(index.names("input.order.open=true output.note=null")).containsExactly("first-order");
        assertThat(index.names("input.order.id=* -status:succeeded")).containsExactly("third");
        assertThat(index.names("error:States.*")).containsExactly("third");
        assertThat(index.names("error:States.Timeout cause:100%")).containsExactly("third");
        assertThat(index.names("name:first*")).containsExactly("first-order");
        assertThat(index.names("zoë")).containsExactly("second");
        assertThat(index.names("status:running")).containsExactly("running");
        assertThat(index.names("machine:Ord* tag:team=billing status:failed")).containsExactly("third");
        assertThat(index.names("tag:team=other")).isEmpty();
        assertThat(index.names("input.nothing.here=1")).isEmpty();
    }

    @Test
    default void usersTextIsTakenAsItIs() {
        Given given = new Given(store());
        ended(given, "percent", "{\"a\":\"50% off\",\"b\":\"x_y\"}", "1");
        ended(given, "plain", "{\"a\":\"500 off\",\"b\":\"xzy\"}", "1");
        ended(given, "quote", "{\"a\":\"it's; DROP TABLE execution; --\",\"b\":\"\\u0000\\ud800\\u001d\\u001e\"}", "1");
        IndexedStore index = index();

        assertThat(index.names("input.a=50%*")).containsExactly("percent");
        assertThat(index.names("\"50% o\"")).containsExactly("percent");
        assertThat(index.names("input.b=x_*")).containsExactly("percent");
        assertThat(index.names("x_y")).containsExactly("percent");
        assertThat(index.names("input.a=\"it's; DROP TABLE execution; --\"")).containsExactly("quote");
        assertThat(index.names("\"' or 1=1 --\"")).isEmpty();
        assertThat(index.names("name:\"' or '1'='1\"")).isEmpty();
        assertThat(index.names("name:*")).hasSize(3);
    }

    @Test
    default void longTextsAreFoundWholeAndByTheirBeginning() {
        Given given = new Given(store());
        String text = "y".repeat(5000);
        ended(given, "long", "{\"t\":\"" + text + "1\"}", "1");
        ended(given, "other", "{\"t\":\"" + text + "2\"}", "1");
        IndexedStore index = index();

        assertThat(index.names("input.t=yyyy*")).containsExactly("other", "long");
        assertThat(
                index.find(new dev.pawl.search.query.Query(List.of(new dev.pawl.search.query.Condition.Data("input.t",
                        List.of(SearchIndex.Interval.exactly(dev.pawl.search.query.Scalars.of(text + "1"))))))))
                .containsExactly("long");
    }

    @Test
    default void whatHasJustBegunIsListedBeforeItIsIndexed() {
        Given given = new Given(store());
        IndexedStore index = index();
        given.begun("fresh");

        assertThat(index.names("")).containsExactly("fresh");
        assertThat(index.names("machine:Order status:running")).containsExactly("fresh");
        assertThat(index.names("name:fresh")).containsExactly("fresh");
        assertThat(index.names("started:2023-11-14")).containsExactly("fresh");
        Page page = index.page("input.n=1", Optional.empty(), 10);
        assertThat(page.executions()).isEmpty();
        assertThat(page.indexedUpTo()).isPresent();

        index.catchUp();
        assertThat(index.page("input.n=1", Optional.empty(), 10).executions()).hasSize(1);
        assertThat(index.page("input.n=1", Optional.empty(), 10).indexedUpTo()).isEmpty();
    }

    @Test
    default void pagesStayWhileExecutionsBegin() {
        Given given = new Given(store());
        for (int i = 0; i < 9; i++) {
            given.begun("e" + i);
        }
        IndexedStore index = index();
        List<String> seen = new ArrayList<>();
        for (String query : List.of("", "input.n=1", "machine:Order", "input.n>=0")) {
            seen.clear();
            Page page = index.page(query, Optional.empty(), 4);
            while (page.after().isPresent()) {
                seen.addAll(IndexedStore.names(page));
                page = index.page(query, page.after(), 4);
            }
            seen.addAll(IndexedStore.names(page));
            assertThat(seen).as(query).containsExactly("e8", "e7", "e6", "e5", "e4", "e3", "e2", "e1", "e0");
        }
        Page first = index.page("", Optional.empty(), 4);
        given.begun("later");
        assertThat(IndexedStore.names(index.page("", first.after(), 4))).containsExactly("e4", "e3", "e2", "e1");
    }

    @Test
    default void aRedrivenExecutionRunsAgain() {
        Given given = new Given(store());
        long key = failed(given, "again", "{\"n\":1}", "Broken", "why");
        IndexedStore index = index();
        assertThat(index.names("error:Broken")).containsExactly("again");
        assertThat(rates().failed()).isEqualTo(1);

        given.append(given.existing("again", key, 2).redriven(4, 1));
        assertThat(index.names("status:failed")).isEmpty();
        index.catchUp();
        assertThat(index.names("error:Broken")).isEmpty();
        assertThat(index.names("status:running redrives:>0")).containsExactly("again");
        assertThat(rates()).isEqualTo(Rates.NONE);

        given.append(given.existing("again", key, 3).succeeded(5, Payload.parse("{\"done\":true}")));
        index.catchUp();
        assertThat(index.names("output.done=true status:succeeded")).containsExactly("again");
        assertThat(rates().succeeded()).isEqualTo(1);
        assertThat(rates().failed()).isZero();
    }

    @Test
    default void childrenOfMapRunsAreLeftOut() {
        Given given = new Given(store());
        given.begun("parent");
        var child = given.child("Order/Items", "c1");
        given.append(new Given.Change(given.lease(child), new Target.Begin(child), 0));
        IndexedStore index = index();

        assertThat(index.names("")).containsExactly("parent");
        assertThat(index.names("status:running")).containsExactly("parent");
        assertThat(store().search().running()).extracting(SearchIndex.RunningCount::count).containsExactly(1L);
    }

    @Test
    default void executionsOfAMachineThatIsGoneAreNotFound() {
        Given given = new Given(store());
        for (int i = 0; i < 7; i++) {
            ended(given, "e" + i, "{\"n\":" + i + "}", "1");
        }
        IndexedStore index = index();
        assertThat(index.names("input.n<5")).hasSize(5);
        assertThat(rates().succeeded()).isEqualTo(7);

        store().machines().beginDelete(Given.MACHINE);
        assertThat(store().machines().finishDelete(Given.MACHINE)).isTrue();
        assertThat(index.names("input.n<5")).isEmpty();
        assertThat(index.names("")).isEmpty();
        while (store().search().sweep(2, Instant.EPOCH) == 2) {
            assertThat(index.names("")).isEmpty();
        }
        new Given(store());
        assertThat(index.names("input.n<5")).isEmpty();
        assertThat(rates()).isEqualTo(Rates.NONE);
        assertThat(
                store().search().keys(new SearchIndex.Source.Values("input.n", new SearchIndex.Interval("", "z")), 9))
                .contains(java.util.Set.of());
    }

    @Test
    default void onlyWhoHoldsThePartitionWrites() {
        Given given = new Given(store());
        given.begun("a");
        Lease lease = given.lease("a");
        assertThat(store().search().write(new Lease(lease.partition(), lease.epoch() + 1), List.of(), 1, Given.NOW))
                .isFalse();
        assertThat(store().search().progress(lease.partition()).position()).isZero();
        index();
        assertThat(otherNode().search().progress(lease.partition()).position()).isEqualTo(1);
        assertThat(reopened().search().progress()).allMatch(p -> p.position() == p.head());
    }

    @Test
    default void latencyIsRightToFivePercent() {
        Given given = new Given(store());
        for (int i = 1; i <= 100; i++) {
            String name = "e" + i;
            long key = Given.appended(given.append(given.begin(name, "1"))).executionKey();
            given.append(given.existing(name, key, 1).succeeded(i * 100L, Payload.parse("1")));
        }
        index();
        Rates rates = rates();
        assertThat(rates.succeeded()).isEqualTo(100);
        assertThat(rates.p50Millis().orElseThrow().doubleValue()).isBetween(4750.0, 5250.0);
        assertThat(rates.p95Millis().orElseThrow().doubleValue()).isBetween(9025.0, 9975.0);
        Statistics.Chart chart = new Statistics(store(), IndexedStore.at(Given.NOW.plus(Duration.ofHours(1))))
                .chart(Given.MACHINE, Duration.ofHours(24), 24);
        assertThat(chart.buckets()).hasSize(24);
        assertThat(chart.buckets().stream().mapToLong(b -> b.rates().succeeded()).sum()).isEqualTo(100);
    }

    private Rates rates() {
        return new Statistics(store(), IndexedStore.at(Given.NOW.plus(Duration.ofHours(1))))
                .machines(Duration.ofHours(24)).stream().filter(m -> m.stateMachineArn().equals(Given.MACHINE))
                .map(Statistics.OfMachine::rates).findFirst().orElse(Rates.NONE);
    }

    /** The index, brought up to what is stored. */
    private IndexedStore index() {
        IndexedStore index = new IndexedStore(store(), IndexedStore.at(Given.NOW.plus(Duration.ofHours(1))));
        index.catchUp();
        return index;
    }

    private static void ended(Given given, String name, String input, String output) {
        long key = Given.appended(given.append(given.begin(name, input))).executionKey();
        given.append(given.existing(name, key, 1).succeeded(2, Payload.parse(output)));
    }

    private static long failed(Given given, String name, String input, String error, String cause) {
        long key = Given.appended(given.append(given.begin(name, input))).executionKey();
        given.append(given.existing(name, key, 1).failed(3, ExecutionStatus.FAILED,
                new Failure(Optional.of(error), Optional.of(cause))));
        return key;
    }
}
