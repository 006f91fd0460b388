package dev.pawl.store.jooq.check;

import dev.pawl.store.jooq.Reason;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.StoredHistories;
import dev.pawl.store.jooq.StoredHistories.Row;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jooq.exception.DataAccessException;

/**
 * Replays executions, a page of them in each transaction, so that a look at a busy store holds nothing up.
 */
final class HistoryCheck {
    private static final int PAGE = 200;

    private final StoreDatabase database;
    private final StoredHistories stored;
    private final Machines machines;
    private final Findings findings;
    private final int partitions;
    private final Counts counts;

    /** How much was looked at. */
    record Counts(AtomicLong executions, AtomicLong events) {
        Counts() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    HistoryCheck(StoreDatabase database, Machines machines, Findings findings, int partitions, Counts counts) {
        this.database = database;
        this.stored = new StoredHistories(database);
        this.machines = machines;
        this.findings = findings;
        this.partitions = partitions;
        this.counts = counts;
    }

    /** All executions from a key on, up to and without another. */
    void run(long from, long below) {
        List<Long> keys = page(from, below);
        while (!keys.isEmpty()) {
            readable(keys);
            database.refresh();
            keys = page(keys.getLast() + 1, below);
        }
    }

    /** What cannot be read at all is looked for one by one, so that it hides no other. */
    private void readable(List<Long> keys) {
        try {
            check(keys);
        } catch (StoreException | DataAccessException | IllegalArgumentException | IllegalStateException e) {
            if (e instanceof StoreException away && away.isAway()) {
                throw e;
            }
            database.refresh();
            if (keys.size() == 1) {
                findings.add(Finding.Kind.HISTORY, "execution " + keys.getFirst(), "Expected to read all of it, but: "
                        + Reason.of(e));
            } else {
                keys.forEach(key -> readable(List.of(key)));
            }
        }
    }

    private List<Long> page(long from, long below) {
        return stored.keys(from, PAGE).stream().filter(key -> key < below).toList();
    }

    private void check(List<Long> keys) {
        Map<Long, Replay> replays = new HashMap<>();
        Set<Long> told = new HashSet<>();
        StoredHistories.Visitor visitor = new StoredHistories.Visitor() {
            @Override
            public void step(long execution, StoredHistories.Step step) {
                Replay replay = replays.get(execution);
                if (replay != null) {
                    replay.step(step);
                }
            }

            @Override
            public void unreadable(long execution, long sequence, String why) {
                Replay replay = replays.get(execution);
                if (replay != null) {
                    replay.unreadable(sequence, why);
                } else {
                    told.add(execution);
                    findings.add(why.startsWith("Expected payload") ? Finding.Kind.PAYLOAD : Finding.Kind.STATUS,
                            "execution " + execution, "Expected to read its row, but: " + why);
                }
            }
        };
        List<Row> rows = stored.rows(keys, visitor);
        rows.forEach(row -> replays.put(row.execution().key(), new Replay(row, findings)));
        keys.stream().filter(key -> !replays.containsKey(key) && !told.contains(key)).forEach(key -> findings.add(
                Finding.Kind.ORPHAN, "execution " + key, "Expected the state machine that it runs, but it is missing"));
        stored.steps(rows, visitor);
        Map<Long, Integer> payloads = stored.payloads(keys);
        stored.inputsApart(keys).forEach(key -> payloads.merge(key, -1, Integer::sum));
        rows.forEach(row -> end(row, replays, payloads));
        counts.executions().addAndGet(rows.size());
    }

    private void end(Row row, Map<Long, Replay> replays, Map<Long, Integer> payloads) {
        Replay replay = replays.get(row.execution().key());
        if (replay != null) {
            place(row);
            boolean expected = row.execution().status().ended() || stored.expects(row.execution().info().arn());
            replay.end(machines.of(row.execution(), stored::definition), payloads.getOrDefault(replay.key(), 0),
                    expected);
            counts.events().addAndGet(replay.events());
        }
    }

    /** Where it lies and how it is found follow from its ARN. */
    private void place(Row row) {
        String arn = row.execution().info().arn();
        CRC32C hash = new CRC32C();
        hash.update(arn.getBytes(StandardCharsets.UTF_8));
        int partition = (int) (hash.getValue() % partitions);
        if (row.execution().partition() != partition) {
            findings.add(Finding.Kind.POSITION, arn, "Expected it in partition " + partition + ", but it is in "
                    + row.execution().partition());
        }
        if (row.arnHash() != StoredHistories.hash(arn)) {
            findings.add(Finding.Kind.POSITION, arn, "Expected it to be found by its ARN, but its hash is of another");
        }
        row.timers().stream().filter(timer -> timer.partition() != row.execution().partition())
                .forEach(timer -> findings.add(Finding.Kind.POSITION, arn, "Expected its timers in its partition, but"
                        + " one is in " + timer.partition()));
        row.work().stream().filter(item -> item.partition() != row.execution().partition())
                .forEach(item -> findings.add(Finding.Kind.POSITION, arn, "Expected its tasks in its partition, but"
                        + " one is in " + item.partition()));
    }
}
