package dev.pawl.search;

import dev.pawl.store.Ended.Slot;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Ends;
import dev.pawl.store.SearchIndex.EndsQuery;
import dev.pawl.store.SearchIndex.RunningCount;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How machines fare, from counts of the ends of their executions. */
public final class Statistics {
    /** Five-minute counts are kept for some days; what reaches further back is told by the hour. */
    private static final Duration FINE = Duration.ofDays(7);
    private static final int MACHINES_AT_ONCE = 1000;

    private final Store store;
    private final SearchIndex index;
    private final EngineClock clock;

    /** Of the machines of a store. */
    public Statistics(Store store, EngineClock clock) {
        this.store = store;
        this.index = store.search();
        this.clock = clock;
    }

    /**
     * A machine, how many of its executions run, and how those fared that ended.
     *
     * @param counted
     *            false for Express machines, whose executions are not counted
     */
    public record OfMachine(String stateMachineArn, boolean counted, long running, Rates rates) {}

    /** A stretch of time, from the one up to and without the other, and how executions fared that ended in it. */
    public record Bucket(Instant from, Instant to, Rates rates) {}

    /**
     * How one machine fares.
     *
     * @param running
     *            how many of its executions run now
     */
    public record Chart(long running, List<Bucket> buckets) {}

    /** All machines, in the order of their ARNs, over the time since some while ago, to five minutes. */
    public List<OfMachine> machines(Duration since) {
        Slot slot = slot(since, since);
        Map<String, List<Ends>> ends = index.ends(query(Optional.empty(), slot, since, false)).stream()
                .collect(Collectors.groupingBy(Ends::stateMachineArn));
        Map<String, Long> running = running();
        List<OfMachine> all = new ArrayList<>();
        List<MachineRecord> page = store.machines().list(Optional.empty(), MACHINES_AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(machine -> all.add(new OfMachine(machine.arn(), machine.type() == MachineType.STANDARD,
                    running.getOrDefault(machine.arn(), 0L),
                    Rates.of(ends.getOrDefault(machine.arn(), List.of())))));
            page = store.machines().list(Optional.of(page.getLast().arn()), MACHINES_AT_ONCE);
        }
        return all;
    }

    private Map<String, Long> running() {
        return index.running().stream()
                .collect(Collectors.toMap(RunningCount::stateMachineArn, RunningCount::count, Long::sum));
    }

    /**
     * One machine over time, in buckets of equal length: at most so many, since none is shorter than what is
     * counted together.
     */
    public Chart chart(String stateMachineArn, Duration since, int most) {
        Duration wanted = since.dividedBy(most);
        Slot slot = slot(since, wanted);
        EndsQuery query = query(Optional.of(stateMachineArn), slot, since, true);
        long slots = Duration.between(query.from(), query.to()).dividedBy(slot.length());
        long each = Math.max(1, Math.ceilDiv(slots, most));
        Duration length = slot.length().multipliedBy(each);
        Map<Instant, Collection<Ends>> buckets = new LinkedHashMap<>();
        Instant first = query.to().minus(length.multipliedBy(Math.ceilDiv(slots, each)));
        for (Instant from = first; from.isBefore(query.to()); from = from.plus(length)) {
            buckets.put(from, new ArrayList<>());
        }
        for (Ends end : index.ends(query)) {
            long number = Duration.between(first, end.from()).dividedBy(length);
            buckets.getOrDefault(first.plus(length.multipliedBy(number)), new ArrayList<>()).add(end);
        }
        List<Bucket> all = new ArrayList<>();
        buckets.forEach((from, ends) -> all.add(new Bucket(from, from.plus(length), Rates.of(ends))));
        return new Chart(running().getOrDefault(stateMachineArn, 0L), all);
    }

    private static Slot slot(Duration since, Duration wanted) {
        boolean fine = since.compareTo(FINE) <= 0 && wanted.compareTo(Duration.ofDays(1)) <= 0;
        return fine && (wanted.compareTo(Slot.COARSE.length()) < 0 || since.compareTo(Duration.ofDays(1)) <= 0)
                ? Slot.FINE
                : Slot.COARSE;
    }

    /** From the first slot that has not ended then, to the end of the one that is under way. */
    private EndsQuery query(Optional<String> machine, Slot slot, Duration since, boolean split) {
        Instant now = clock.now();
        return new EndsQuery(machine, slot, slot.begin(now.minus(since)).plus(slot.length()),
                slot.begin(now).plus(slot.length()), split);
    }
}
