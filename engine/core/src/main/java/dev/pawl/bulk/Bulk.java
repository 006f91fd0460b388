package dev.pawl.bulk;

import dev.pawl.search.Search;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Query;
import dev.pawl.store.BulkActions;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Actions on many executions: asked for, looked at, cancelled. */
public final class Bulk {
    /** So many executions are dealt with at most. */
    public static final int MOST_EXECUTIONS = 1_000_000;
    /** A dry run counts no further than this. */
    public static final int MOST_COUNTED = 100_000;
    /** So many actions may be under way. */
    public static final int MOST_OPEN = 100;
    private static final int SAMPLE = 10;
    private static final int PAGE = 500;
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final BulkActions actions;
    private final Searches searches;
    private final BulkAccess access;
    private final EngineClock clock;

    /** Actions that are kept there. */
    public Bulk(BulkActions actions, Searches searches, BulkAccess access, EngineClock clock) {
        this.actions = actions;
        this.searches = searches;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What an action would be done to.
     *
     * @param count
     *            how many executions
     * @param all
     *            whether all were counted, or there are more
     * @param sample
     *            the newest of them
     */
    public record DryRun(long count, boolean all, List<ExecutionRecord> sample) {
        /** Keeps its own copy. */
        public DryRun {
            sample = List.copyOf(sample);
        }
    }

    /**
     * Counts, and does nothing.
     *
     * @throws dev.pawl.search.query.QueryException
     *             if the search is not in the language
     */
    public DryRun count(BulkOrder order) {
        Query query = Query.parse(order.search(), clock.now());
        Instant until = clock.now().plus(BUDGET.multipliedBy(4));
        Optional<Long> after = Optional.empty();
        long count = 0;
        List<ExecutionRecord> sample = new ArrayList<>();
        do {
            Search.Page page = searches.find(new Search(query, after, PAGE, BUDGET));
            for (ExecutionRecord execution : page.executions()) {
                if (access.allows(order.who(), order.kind().operation(), execution.info().arn())) {
                    count++;
                    if (sample.size() < SAMPLE) {
                        sample.add(execution);
                    }
                }
            }
            after = page.after();
        } while (after.isPresent() && count < MOST_COUNTED && clock.now().isBefore(until));
        return new DryRun(count, after.isEmpty(), sample);
    }

    /**
     * Has an action done from now on.
     *
     * @return its name; empty if too many are under way
     * @throws dev.pawl.search.query.QueryException
     *             if the search is not in the language
     */
    public Optional<String> begin(BulkOrder order) {
        Query.parse(order.search(), clock.now());
        if (actions.open(MOST_OPEN).size() >= MOST_OPEN) {
            return Optional.empty();
        }
        String name = UUID.randomUUID().toString();
        actions.create(name, order.write(), BulkProgress.NONE.write(), clock.now());
        return Optional.of(name);
    }

    /** The actions, as they are kept. */
    public BulkActions actions() {
        return actions;
    }

    /** Ends an action: nothing further is begun; false if there is none that has not ended. */
    public boolean cancel(String name) {
        return actions.cancel(name, clock.now());
    }
}
