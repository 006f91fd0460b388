package dev.pawl.search;

import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Found;
import dev.pawl.store.SearchIndex.KeyRange;
import dev.pawl.store.SearchIndex.Source;
import dev.pawl.timer.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Visits executions, newest first, until enough of them fit, none is left or time is over. */
final class Walk {
    private static final int AT_ONCE = 200;
    private static final long FIRST_WINDOW = 4096;
    private static final long QUICK_NANOS = 20_000_000;
    private static final long SLOW_NANOS = 80_000_000;

    private final SearchIndex index;
    private final EngineClock clock;
    private final Plan plan;

    Walk(SearchIndex index, EngineClock clock, Plan plan) {
        this.index = index;
        this.clock = clock;
        this.plan = plan;
    }

    /**
     * What came of it.
     *
     * @param after
     *            the last key that was visited, if there may be more
     */
    record Seen(List<Found> found, Optional<Long> after, boolean partial) {}

    /** Visits these. */
    Seen over(List<Long> keys, Matching matching, Search search) {
        long until = clock.nanoTime() + search.budget().toNanos();
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<Long> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            if (take(some, matching, search.limit(), found)) {
                return full(found);
            }
            if (clock.nanoTime() > until && from + AT_ONCE < keys.size()) {
                return new Seen(found, Optional.of(some.getLast()), true);
            }
        }
        return new Seen(found, Optional.empty(), false);
    }

    /** Visits what the plan's sources hold in a range of keys, a window of it after the other. */
    Seen through(KeyRange range, Matching matching, Search search) {
        long until = clock.nanoTime() + search.budget().toNanos();
        List<Found> found = new ArrayList<>();
        long below = range.below();
        long window = plan.direct() ? Long.MAX_VALUE / 4 : FIRST_WINDOW;
        while (below > range.from()) {
            long began = clock.nanoTime();
            KeyRange part = new KeyRange(Math.max(range.from(), below - window), below);
            List<Long> keys = keys(part);
            if (take(keys, matching, search.limit(), found)) {
                return full(found);
            }
            below = keys.size() < AT_ONCE ? part.from() : keys.getLast();
            long now = clock.nanoTime();
            if (now > until && below > range.from()) {
                return new Seen(found, Optional.of(below), true);
            }
            window = next(window, now - began);
        }
        return new Seen(found, Optional.empty(), false);
    }

    private static long next(long window, long nanos) {
        if (nanos < QUICK_NANOS) {
            return Math.min(Long.MAX_VALUE / 4, window * 2);
        }
        return nanos > SLOW_NANOS ? Math.max(FIRST_WINDOW / 4, window / 2) : window;
    }

    /** The first of those that all sources hold: what comes later in one may come later in another. */
    private List<Long> keys(KeyRange part) {
        if (plan.sources().size() == 1) {
            return index.keys(plan.sources().getFirst(), part, AT_ONCE);
        }
        TreeSet<Long> all = new TreeSet<>();
        for (Source source : plan.sources()) {
            all.addAll(index.keys(source, part, AT_ONCE));
        }
        return all.descendingSet().stream().limit(AT_ONCE).toList();
    }

    /** Takes those that fit; returns whether there are more than enough. */
    private boolean take(List<Long> keys, Matching matching, int limit, List<Found> found) {
        for (Found one : index.load(keys, plan.documents())) {
            if (matching.holds(one)) {
                found.add(one);
                if (found.size() > limit) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One more than wanted was found: it begins the next page. */
    private static Seen full(List<Found> found) {
        found.removeLast();
        return new Seen(found, Optional.of(found.getLast().execution().key()), false);
    }
}
