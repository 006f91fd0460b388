package dev.pawl.retention;

import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Removals.After;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says what a pass would remove, without removing anything. What goes by size is a guess: nobody knows how
 * much one execution takes.
 */
public final class Preview {
    private static final int PAGE = 512;
    private static final int SAMPLE = 100;
    private static final int MACHINES = 200;
    /** What a row takes besides its text: columns, indexes, and what is found by search. */
    private static final int ROW_BYTES = 220;

    private final Store store;
    private final Rules rules;
    private final Duration grace;
    private final Instant now;
    private final long until;
    private final Map<Group, Long> counts = new HashMap<>();
    private final Set<Long> counted = new HashSet<>();
    private long transitions;
    private long sampledTransitions;
    private long sampledBytes;
    private int sampled;
    private boolean partial;

    private Preview(Store store, Rules rules, Duration grace, Instant now, Duration budget) {
        this.store = store;
        this.rules = rules;
        this.grace = grace;
        this.now = now;
        this.until = System.nanoTime() + budget.toNanos();
    }

    /** Executions of one machine that ended alike. */
    public record Group(String stateMachineArn, ExecutionStatus status) {}

    /**
     * What would go.
     *
     * @param bytes
     *            about how much they take, by a sample
     * @param partial
     *            whether there are more, which there was no time to count
     */
    public record Result(Map<Group, Long> counts, long bytes, boolean partial) {}

    /** Looks for no longer than that. */
    public static Result of(Store store, Rules rules, Duration grace, Instant now, Duration budget) {
        Preview preview = new Preview(store, rules, grace, now, budget);
        for (int partition = 0; partition < store.partitions().count() && !preview.partial; partition++) {
            preview.byAge(partition);
            preview.byCount(partition);
        }
        long bytes = preview.bytes();
        long over = rules.maxSize().map(most -> store.space().size().used() - most - bytes).orElse(0L);
        if (over > 0 && !preview.partial) {
            preview.bySize(over);
        }
        return new Result(preview.counts, preview.bytes(), preview.partial);
    }

    private long bytes() {
        return sampledTransitions == 0 ? 0 : transitions * sampledBytes / sampledTransitions;
    }

    /** The oldest ends until that much is free, partition by partition as a sweep does it. */
    private void bySize(long over) {
        long enough = bytes() + over;
        Eligible eligible = new Eligible(store.executions());
        Instant before = now.minus(grace);
        for (int partition = 0; partition < store.partitions().count(); partition++) {
            After after = After.NOTHING;
            List<Candidate> page;
            do {
                page = store.removals().ended(partition, after, before, PAGE);
                for (Candidate one : page) {
                    if (bytes() >= enough) {
                        return;
                    }
                    if (!rules.pinned(one.stateMachineArn(), one.status()) && eligible.mayGo(one, now)) {
                        count(one);
                    }
                }
                after = page.isEmpty() ? after : page.getLast().after();
                partial = System.nanoTime() > until;
            } while (page.size() == PAGE && !partial);
        }
    }

    private void byAge(int partition) {
        Optional<Duration> shortest = rules.durations().stream().findFirst();
        if (shortest.isEmpty()) {
            return;
        }
        Instant before = now.minus(shortest.get().compareTo(grace) < 0 ? grace : shortest.get());
        Eligible eligible = new Eligible(store.executions());
        Predicate<Candidate> due = c -> rules.keep(c.stateMachineArn(), c.status()).isOver(c.stoppedAt(), now)
                && eligible.mayGo(c, now);
        After after = After.NOTHING;
        List<Candidate> page;
        do {
            page = store.removals().ended(partition, after, before, PAGE);
            page.stream().filter(due).forEach(this::count);
            after = page.isEmpty() ? after : page.getLast().after();
            partial = System.nanoTime() > until;
        } while (page.size() == PAGE && !partial);
    }

    private void byCount(int partition) {
        if (!rules.counts()) {
            return;
        }
        List<MachineRecord> machines = store.machines().list(Optional.empty(), MACHINES);
        while (!machines.isEmpty() && !partial) {
            for (MachineRecord machine : machines) {
                rules.count(machine.arn()).ifPresent(keep -> {
                    List<Candidate> some = store.removals().surplus(machine.arn(), partition, keep, PAGE);
                    some.stream().filter(c -> c.stoppedAt().isBefore(now.minus(grace)))
                            .filter(c -> !rules.pinned(c.stateMachineArn(), c.status())).forEach(this::count);
                    partial |= some.size() == PAGE;
                });
            }
            machines = store.machines().list(Optional.of(machines.getLast().arn()), MACHINES);
            partial |= System.nanoTime() > until;
        }
    }

    private void count(Candidate one) {
        if (!counted.add(one.key())) {
            return;
        }
        counts.merge(new Group(one.stateMachineArn(), one.status()), 1L, Long::sum);
        transitions += one.transitions();
        if (sampled < SAMPLE) {
            sampled++;
            sampledTransitions += one.transitions();
            sampledBytes += one.transitions() * ROW_BYTES
                    + store.log().load(one.arn()).map(Preview::bytes).orElse(0L);
        }
    }

    private static long bytes(Stored stored) {
        HistoryCodec.Encoded encoded = HistoryCodec.encode(stored.events(), List.of());
        return encoded.text().length()
                + encoded.apart().stream().mapToLong(n -> encoded.payloads().get(n).text().length()).sum();
    }
}
