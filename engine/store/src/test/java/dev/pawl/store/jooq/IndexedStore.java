package dev.pawl.store.jooq;

import dev.pawl.search.Indexer;
import dev.pawl.search.Search;
import dev.pawl.search.Search.Page;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Query;
import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store and the index of its executions, brought up to it when a test says so. */
record IndexedStore(Store store, EngineClock clock) {
    /** A clock that stands still. */
    static EngineClock at(Instant moment) {
        return new EngineClock() {
            @Override
            public Instant now() {
                return moment;
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration delay, Runnable task) {
                throw new UnsupportedOperationException("Nothing is done later");
            }
        };
    }

    void catchUp() {
        store.partitions().holdings()
                .forEach(held -> Indexer.catchUp(store.search(), new Lease(held.partition(), held.epoch())));
    }

    List<String> names(String query) {
        return find(Query.parse(query, clock.now()));
    }

    List<String> find(Query query) {
        return names(new Searches(store, clock)
                .find(new Search(query, Optional.empty(), 1000, Duration.ofSeconds(10))));
    }

    static List<String> names(Page page) {
        return page.executions().stream().map(execution -> execution.info().name()).toList();
    }

    Page page(String query, Optional<Long> after, int limit) {
        return new Searches(store, clock)
                .find(new Search(Query.parse(query, clock.now()), after, limit, Duration.ofSeconds(10)));
    }
}
