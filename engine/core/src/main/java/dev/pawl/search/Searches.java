package dev.pawl.search;

import dev.pawl.search.Search.Page;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Period;
import dev.pawl.search.query.Query;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Found;
import dev.pawl.store.SearchIndex.KeyRange;
import dev.pawl.store.SearchIndex.Progress;
import dev.pawl.store.SearchIndex.Source;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds executions, newest first, in bounded time. */
public final class Searches {
    /** Started that much before or after their place among keys: commits are not in the order of clocks. */
    private static final Duration SLACK = Duration.ofMinutes(2);
    /** So many executions that have one of several values are sorted; more are met on the way. */
    private static final int MOST_SORTED = 5000;

    private final Store store;
    private final SearchIndex index;
    private final EngineClock clock;

    /** Finds executions of a store. */
    public Searches(Store store, EngineClock clock) {
        this.store = store;
        this.index = store.search();
        this.clock = clock;
    }

    /** Executions that a query means. */
    public Page find(Search search) {
        List<Condition> conditions = search.query().conditions();
        Map<Condition.Tag, Set<String>> tagged = new HashMap<>();
        Planner.tags(conditions).forEach(tag -> tagged.put(tag, store.tags().resources(tag.key(), tag.value())));
        Controlled controlled = controlled();
        Plan plan = new Planner(conditions, tagged, store.machines(), controlled).plan();
        if (plan.empty()) {
            return new Page(List.of(), Optional.empty(), false, Optional.empty());
        }
        Optional<Instant> behind = plan.indexed() ? behind() : Optional.empty();
        Matching matching = new Matching(search.query(), tagged, clock.now(), controlled);
        KeyRange range = range(search, Plan.started(conditions));
        Optional<List<Long>> sorted = sorted(plan, range);
        Walk walk = new Walk(index, clock, sorted.isPresent() ? plan : scanned(plan, conditions));
        Walk.Seen seen = sorted.map(keys -> walk.over(keys, matching, search))
                .orElseGet(() -> walk.through(range, matching, search));
        List<ExecutionRecord> found = seen.found().stream().map(Found::execution).toList();
        return new Page(found, seen.after(), seen.partial(), behind);
    }

    /** What is held and who waits now. */
    public Controlled controlled() {
        return Controlled.of(store);
    }

    /** Whether a query that asks for nothing that is indexed means an execution. */
    public boolean means(Query query, ExecutionRecord execution) {
        return new Matching(query, Map.of(), clock.now(), controlled())
                .holds(new Found(execution, Optional.empty()));
    }

    /** Ranges of values bring executions in no order: few are sorted. */
    private Optional<List<Long>> sorted(Plan plan, KeyRange range) {
        if (plan.sources().stream().noneMatch(Searches::unsorted)) {
            return Optional.empty();
        }
        TreeSet<Long> all = new TreeSet<>();
        for (Source source : plan.sources()) {
            Optional<Set<Long>> keys = source instanceof Source.Values values
                    ? index.keys(values, MOST_SORTED)
                    : Optional.of(Set.copyOf(index.keys(source, range, MOST_SORTED)));
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(keys.get());
        }
        return Optional.of(new ArrayList<>(all.subSet(range.from(), true, range.below(), false).descendingSet()));
    }

    private static boolean unsorted(Source source) {
        return source instanceof Source.Values values && !values.interval().exact();
    }

    /** Many that have one of several values are met by passing all executions. */
    private static Plan scanned(Plan plan, List<Condition> conditions) {
        return plan.sources().stream().noneMatch(Searches::unsorted)
                ? plan
                : Plan.everywhere(new Source.Everywhere(Plan.statuses(conditions),
                        Plan.first(conditions, Condition.Text.class).map(Condition.Text::folded)), plan.documents());
    }

    /** Keys are given in the order of starts, so a time is found among them by halving. */
    private KeyRange range(Search search, Period started) {
        long below = search.after().orElse(Long.MAX_VALUE);
        Optional<SearchIndex.Start> last = index.startUpTo(below - 1);
        if (last.isEmpty()) {
            return new KeyRange(0, 0);
        }
        long end = last.get().execution() + 1;
        long from = started.from().map(moment -> firstFrom(moment.minus(SLACK), end)).orElse(0L);
        long to = started.to().map(moment -> firstFrom(moment.plus(SLACK), end)).orElse(end);
        return new KeyRange(from, to);
    }

    /** A key from which on executions started at that moment or later. */
    private long firstFrom(Instant moment, long end) {
        long low = 0;
        long high = end;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<SearchIndex.Start> at = index.startUpTo(middle);
            if (at.isEmpty() || at.get().at().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = at.get().execution();
            }
        }
        return low;
    }

    /** Up to when the index knows all, if it does not know what was committed last. */
    public Optional<Instant> behind() {
        Optional<Instant> least = Optional.empty();
        for (Progress progress : index.progress()) {
            if (progress.position() < progress.head()) {
                Instant at = progress.at().orElse(Instant.EPOCH);
                least = least.filter(other -> other.isBefore(at)).or(() -> Optional.of(at));
            }
        }
        return least;
    }
}
