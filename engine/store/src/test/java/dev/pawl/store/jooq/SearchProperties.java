package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.search.query.Query;
import dev.pawl.store.Ended.Slot;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Ends;
import dev.pawl.store.SearchIndex.EndsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of the index whatever is stored. */
interface SearchProperties extends StoreContract {
    int EXECUTIONS = 60;
    int QUERIES = 150;

    @Test
    default void theIndexAnswersAsLookingAtEverythingWould() {
        long seed = System.nanoTime();
        RandomExecutions random = new RandomExecutions(seed);
        Given given = new Given(store());
        for (int i = 0; i < EXECUTIONS / 2; i++) {
            random.add(given, "e" + i);
        }
        IndexedStore index = index();
        for (int i = EXECUTIONS / 2; i < EXECUTIONS; i++) {
            random.add(given, "e" + i);
        }
        index.catchUp();
        List<ExecutionRecord> all = everything();
        for (int i = 0; i < QUERIES; i++) {
            String text = random.query();
            Query query = Query.parse(text, index.clock().now());
            assertThat(index.find(query)).as("%s, seed %d", text, seed).containsExactlyElementsOf(
                    all.stream().filter(e -> new BruteForce(index.clock().now()).means(query, e))
                            .map(e -> e.info().name()).toList());
        }
    }

    @Test
    default void anIndexThatIsMadeAnewIsTheSame() {
        RandomExecutions random = new RandomExecutions(7);
        Given given = new Given(store());
        IndexedStore index = index();
        for (int i = 0; i < EXECUTIONS; i++) {
            random.add(given, "e" + i);
            if (i % 7 == 0) {
                index.catchUp();
            }
        }
        index.catchUp();
        Map<Long, SearchIndex.Document> documents = documents();
        Map<String, Long> ends = ends();
        assertThat(ends).isNotEmpty();

        while (store().search().clear(13)) {
            assertThat(store().search().progress()).allMatch(progress -> progress.position() == 0);
        }
        assertThat(index.names("input.id=*")).isEmpty();
        assertThat(ends()).isEmpty();
        index.catchUp();
        assertThat(documents()).isEqualTo(documents);
        assertThat(ends()).isEqualTo(ends);
    }

    /** A process that dies between two writes leaves documents behind that its position does not tell of. */
    @Test
    default void whatIsIndexedTwiceCountsOnce() {
        RandomExecutions random = new RandomExecutions(11);
        Given given = new Given(store());
        for (int i = 0; i < EXECUTIONS; i++) {
            random.add(given, "e" + i);
        }
        IndexedStore index = index();
        Map<Long, SearchIndex.Document> documents = documents();
        Map<String, Long> ends = ends();
        Set<Integer> used = store().search().progress().stream().filter(p -> p.head() > 0)
                .map(SearchIndex.Progress::partition).collect(Collectors.toSet());
        store().partitions().holdings().stream().filter(held -> used.contains(held.partition()))
                .forEach(held -> store().search()
                        .write(new Lease(held.partition(), held.epoch()), List.of(), 1, Given.NOW));

        IndexedStore after = new IndexedStore(reopened(), index.clock());
        new Given(after.store(), "node-2");
        after.catchUp();
        assertThat(after.store().search().progress()).allMatch(p -> p.position() == p.head());
        assertThat(documents(after.store().search())).isEqualTo(documents);
        assertThat(ends(after.store().search())).isEqualTo(ends);
    }

    private IndexedStore index() {
        IndexedStore index = new IndexedStore(store(), IndexedStore.at(Given.NOW.plus(Duration.ofHours(1))));
        index.catchUp();
        return index;
    }

    private List<ExecutionRecord> everything() {
        return store().executions().list(new Executions.Query(Given.MACHINE, Optional.empty(), Optional.empty(), 1000))
                .stream().map(e -> store().executions().find(e.info().arn()).orElseThrow()).toList();
    }

    private Map<Long, SearchIndex.Document> documents() {
        return documents(store().search());
    }

    private static Map<Long, SearchIndex.Document> documents(SearchIndex index) {
        List<Long> keys = new ArrayList<>(index.keys(new SearchIndex.Source.Everywhere(Set.of(), Optional.empty()),
                new SearchIndex.KeyRange(0, Long.MAX_VALUE), 1000));
        return index.load(keys, true).stream().flatMap(found -> found.document().stream())
                .collect(Collectors.toMap(SearchIndex.Document::execution,
                        d -> new SearchIndex.Document(d.execution(), d.values(), d.words(), Optional.empty())));
    }

    private Map<String, Long> ends() {
        return ends(store().search());
    }

    private static Map<String, Long> ends(SearchIndex index) {
        Map<String, Long> counts = new TreeMap<>();
        for (Slot slot : Slot.values()) {
            for (Ends end : index.ends(new EndsQuery(Optional.empty(), slot, Instant.EPOCH,
                    Given.NOW.plus(Duration.ofDays(2)), true))) {
                counts.put(String.join(" ", slot.name(), end.stateMachineArn(), end.from().toString(),
                        end.status().name(), Integer.toString(end.duration())), end.count());
            }
        }
        return counts;
    }
}
