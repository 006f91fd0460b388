package dev.pawl.retention;

import dev.pawl.store.Lease;
import dev.pawl.store.Removals;
import dev.pawl.store.Removals.After;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds what may go in one partition, in the order of ends, and hands it over in pages. It goes on where it
 * stopped; now and then it begins anew, for what was needed then and is not any more.
 */
final class Sweep {
    private static final int PAGE = 512;

    private final Store store;
    private final Lease lease;
    private final Duration grace;
    private final Eligible eligible;
    private final Map<Reached, After> reached = new HashMap<>();

    Sweep(Store store, Lease lease, Duration grace) {
        this.store = store;
        this.lease = lease;
        this.grace = grace;
        this.eligible = new Eligible(store.executions());
    }

    private record Reached(Duration age, boolean archived) {}

    Lease lease() {
        return lease;
    }

    /** Looks at everything again from now on. */
    void again() {
        reached.clear();
    }

    /** Removes by age those that are archived first, or those that are not. */
    void byAge(Rules rules, boolean archived, Instant now, Consumer<List<Candidate>> remove) {
        for (Duration age : rules.durations()) {
            Instant before = now.minus(age.compareTo(grace) < 0 ? grace : age);
            Predicate<Candidate> due = c -> rules.keep(c.stateMachineArn(), c.status())
                    .equals(new Keep.For(age)) && rules.archived(c.stateMachineArn()) == archived;
            Reached at = new Reached(age, archived);
            After after = reached.getOrDefault(at, After.NOTHING);
            reached.put(at, pages(after, before, due.and(c -> eligible.mayGo(c, now)), page -> {
                remove.accept(page);
                return true;
            }));
        }
    }

    /** Removes the oldest ends until that is enough. */
    void bySize(Rules rules, Instant now, Function<List<Candidate>, Boolean> more) {
        pages(After.NOTHING, now.minus(grace),
                c -> !rules.pinned(c.stateMachineArn(), c.status()) && eligible.mayGo(c, now), more);
    }

    private After pages(After from, Instant before, Predicate<Candidate> which,
            Function<List<Candidate>, Boolean> more) {
        After after = from;
        List<Candidate> page = store.removals().ended(lease.partition(), after, before, PAGE);
        while (!page.isEmpty()) {
            List<Candidate> due = page.stream().filter(which).toList();
            after = page.getLast().after();
            if ((!due.isEmpty() && !more.apply(due)) || Thread.currentThread().isInterrupted()) {
                return after;
            }
            page = page.size() < PAGE
                    ? List.of()
                    : store.removals().ended(lease.partition(), after, before, PAGE);
        }
        return after;
    }

    /** Removes what is too many of one machine. */
    void byCount(String machine, long keep, Rules rules, Instant now, Consumer<List<Candidate>> remove) {
        Removals removals = store.removals();
        Set<Long> seen = new HashSet<>();
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            List<Candidate> due = new ArrayList<>();
            for (Candidate one : removals.surplus(machine, lease.partition(), keep, PAGE)) {
                if (seen.add(one.key()) && one.stoppedAt().isBefore(now.minus(grace))
                        && !rules.pinned(machine, one.status()) && eligible.mayGo(one, now)) {
                    due.add(one);
                }
            }
            more = due.size() == PAGE;
            if (!due.isEmpty()) {
                remove.accept(due);
            }
        }
    }
}
