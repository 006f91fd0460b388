package dev.pawl.store.jooq;

import dev.pawl.history.json.HistoryCodec;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Ending;
import dev.pawl.store.ExecutionLog.Redriven;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.WorkItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of appends: first those that may be refused, then the rest. */
final class AppendRows {
    /** What stands in an execution's row while it has not ended. */
    private static final List<@Nullable Object> RUNS = Arrays.asList(0L, null, null, null, null, null, null);

    private final Bundle bundle;
    private final Batch execution;
    private final Batch redriven;
    private final Batch migrated;
    private final Batch ending;
    private final Batch transition;
    private final Batch payload;
    private final Batch snapshot;
    private final Batch setTimer;
    private final Batch clearTimer;
    private final Batch putWork;
    private final Batch removeWork;
    private final MessageRows messages;
    private final ClaimRows claims;
    private final List<Batch> rest;
    private final Database.Keys keys;

    AppendRows(Connection connection, Statements statements, Database.Keys keys) throws SQLException {
        this.keys = keys;
        Optional<WideStatements> wide = statements.wide();
        bundle = new Bundle(connection);
        execution = new Batch(connection, statements.beginExecution(), wide.map(WideStatements::beginExecution));
        redriven = new Batch(connection, statements.redriveExecution());
        migrated = new Batch(connection, statements.migrateExecution());
        ending = new Batch(connection, statements.endExecution(), wide.map(WideStatements::endExecution));
        transition = new Batch(connection, statements.transition(), wide.map(WideStatements::transition));
        payload = new Batch(connection, statements.payload(), wide.map(WideStatements::payload));
        snapshot = new Batch(connection, statements.snapshot(), wide.map(WideStatements::snapshot));
        setTimer = new Batch(connection, statements.setTimer(), wide.map(WideStatements::setTimer));
        clearTimer = new Batch(connection, statements.clearTimer(), wide.map(WideStatements::clearTimer));
        putWork = new Batch(connection, statements.putWork(), wide.map(WideStatements::putWork));
        removeWork = new Batch(connection, statements.removeWork(), wide.map(WideStatements::removeWork));
        messages = new MessageRows(connection, statements, keys);
        claims = new ClaimRows(connection, statements);
        rest = Stream.concat(Stream.of(migrated, ending, payload, snapshot, setTimer, clearTimer, putWork, removeWork),
                Stream.concat(messages.batches().stream(), claims.batches().stream())).toList();
    }

    /**
     * An append in this transaction.
     *
     * @param key
     *            of its execution
     * @param position
     *            that it gets in its partition
     */
    record Placed(Pending.OfAppend pending, long key, long position) {
        EncodedAppend rows() {
            return pending.rows();
        }

        long sequence() {
            return rows().append().sequence();
        }
    }

    /** Gives each append its position and, if it begins an execution, its key. */
    List<Placed> place(List<Pending.OfAppend> group, Map<Integer, Session.Held> held) throws SQLException {
        long[] positions = group.stream()
                .mapToLong(one -> Objects.requireNonNull(held.get(one.lease().partition())).next()).toArray();
        long[] ids = new long[group.size()];
        int begins = 0;
        for (int i = 0; i < positions.length; i++) {
            if (group.get(i).rows().begin().isPresent()) {
                ids[begins++] = Positions.id(group.get(i).lease().partition(), positions[i]);
            }
        }
        long[] fresh = keys.executions(Arrays.copyOf(ids, begins));
        List<Placed> placed = new ArrayList<>(positions.length);
        int next = 0;
        for (int i = 0; i < positions.length; i++) {
            Pending.OfAppend one = group.get(i);
            long key = one.rows().append().target() instanceof Target.Existing existing
                    ? existing.executionKey()
                    : fresh[next++];
            placed.add(new Placed(one, key, positions[i]));
        }
        return placed;
    }

    /**
     * Writes all of it with as few round trips as the database allows, and then what is to be last.
     *
     * @return the ids of each append's messages; empty if something has to be refused, and nobody knows what:
     *         then the
     *         transaction is to be given up, and written in steps
     */
    Optional<List<List<Long>>> atOnce(List<Placed> group, List<Batch> last) throws SQLException {
        addBegins(group);
        addTies(group);
        addRedrives(group);
        addTransitions(group);
        List<List<Long>> messageIds = addRest(group);
        List<Batch> all = new ArrayList<>(List.of(execution, claims.ties(), redriven, transition));
        List<Batch> must = List.copyOf(all);
        all.addAll(rest);
        all.addAll(last);
        return all.stream().allMatch(Batch::distinct) && bundle.run(all, must)
                ? Optional.of(messageIds)
                : Optional.empty();
    }

    /** Begins executions; returns the appends whose name is taken. */
    List<Placed> begin(List<Placed> group) throws SQLException {
        List<Placed> begins = addBegins(group);
        return unchanged(begins, execution.run());
    }

    private List<Placed> addBegins(List<Placed> group) throws SQLException {
        List<Placed> begins = new ArrayList<>();
        for (Placed one : group) {
            if (one.rows().begin().isPresent() && one.rows().append().target() instanceof Target.Begin target) {
                EncodedAppend.Begin row = one.rows().begin().get();
                String arn = target.execution().info().arn();
                long hash = Positions.hash(arn);
                String input = target.execution().info().input().text();
                List<@Nullable Object> values = new ArrayList<>(Arrays.asList(one.key(),
                        (long) one.pending().lease().partition(), hash, row.machine().machineKey(),
                        row.machine().revisionKey(), target.execution().info().startedAt().toEpochMilli(), 0L, arn,
                        row.extra().isEmpty() ? null : row.extra(),
                        input.length() <= HistoryCodec.INLINE_CHARS ? input : null));
                values.addAll(one.rows().append().ending().map(end -> ended(one, end)).orElse(RUNS));
                values.add(hash);
                values.add(arn);
                execution.add(values.toArray());
                begins.add(one);
            }
        }
        return begins;
    }

    /**
     * Has executions run again, before their ends are written: they may end in the same row. Returns the appends
     * whose execution is gone, or about to go.
     */
    List<Placed> redrives(List<Placed> group) throws SQLException {
        List<Placed> again = addRedrives(group);
        return unchanged(again, redriven.run());
    }

    private List<Placed> addRedrives(List<Placed> group) throws SQLException {
        List<Placed> again = new ArrayList<>(0);
        for (Placed one : group) {
            if (one.rows().append().redriven().isPresent()) {
                Redriven how = one.rows().append().redriven().get();
                redriven.add((long) how.count(), how.at().toEpochMilli(), one.key());
                again.add(one);
            }
        }
        return again;
    }

    /** Ties executions to what was reserved for them; returns the appends for which nothing was. */
    List<Placed> tie(List<Placed> group) throws SQLException {
        List<Placed> ties = addTies(group);
        return ties.isEmpty() ? ties : unchanged(ties, claims.ties().run());
    }

    private List<Placed> addTies(List<Placed> group) throws SQLException {
        List<Placed> ties = new ArrayList<>(0);
        for (Placed one : group) {
            if (!one.rows().append().claims().isEmpty() && claims.addTie(one.rows().append().claims())) {
                ties.add(one);
            }
        }
        return ties;
    }

    /** Writes transitions; returns the appends whose sequence is taken. */
    List<Placed> transitions(List<Placed> group) throws SQLException {
        addTransitions(group);
        return unchanged(group, transition.run());
    }

    private void addTransitions(List<Placed> group) throws SQLException {
        for (Placed one : group) {
            transition.add(Positions.id(one.pending().lease().partition(), one.position()), one.key(), one.sequence(),
                    one.rows().events().text());
        }
    }

    /** Writes all that goes with transitions; returns the ids of each append's messages. */
    List<List<Long>> rest(List<Placed> group) throws SQLException {
        List<List<Long>> messageIds = addRest(group);
        for (Batch batch : rest) {
            batch.run();
        }
        return messageIds;
    }

    private List<List<Long>> addRest(List<Placed> group) throws SQLException {
        List<List<Long>> messageIds = new ArrayList<>(group.size());
        for (Placed one : group) {
            payloads(one);
            if (one.rows().migrated().isPresent()) {
                EncodedAppend.Begin row = one.rows().migrated().get();
                migrated.add(row.machine().revisionKey(), row.extra().isEmpty() ? null : row.extra(), one.key());
            }
            if (one.rows().begin().isEmpty() && one.rows().append().ending().isPresent()) {
                end(one, one.rows().append().ending().get());
            }
            for (TimerChange change : one.rows().timers()) {
                timer(one, change);
            }
            for (WorkChange change : one.rows().work()) {
                work(one, change);
            }
            claims.add(one.rows().append().claims(), one.rows().since());
            messageIds.add(messages.add(one.rows().append().received(), one.rows().append().messages(),
                    one.rows().receivers()));
        }
        return messageIds;
    }

    void clear() throws SQLException {
        execution.clear();
        claims.clear();
        redriven.clear();
        transition.clear();
        for (Batch batch : rest) {
            batch.clear();
        }
    }

    private void payloads(Placed one) throws SQLException {
        if (one.rows().append().target() instanceof Target.Begin begin) {
            String input = begin.execution().info().input().text();
            if (input.length() > HistoryCodec.INLINE_CHARS) {
                payload.add(one.key(), one.sequence(), 0L, input);
            }
        }
        HistoryCodec.Encoded events = one.rows().events();
        for (int number : events.apart()) {
            payload.add(one.key(), one.sequence(), (long) number, events.payloads().get(number).text());
        }
        if (one.rows().append().snapshot().isPresent()) {
            var left = one.rows().append().snapshot().get();
            snapshot.add(one.key(), one.sequence(), (long) left.version(), left.state().text());
        }
    }

    private void end(Placed one, Ending end) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(ended(one, end));
        values.add(one.key());
        ending.add(values.toArray());
    }

    /** Status, stopped at, sequence, number of the output, output, error, cause. */
    private static List<@Nullable Object> ended(Placed one, Ending end) {
        int number = end.output().map(one.rows().events()::numberOf).orElse(-1);
        return Arrays.asList(Codes.STATUS.code(end.status()), end.stoppedAt().toEpochMilli(), one.sequence(),
                number < 0 ? null : (long) number, number < 0 ? end.output().map(Payload::text).orElse(null) : null,
                end.failure().error().map(AppendRows::storable).orElse(null),
                end.failure().cause().map(AppendRows::storable).orElse(null));
    }

    private void timer(Placed one, TimerChange change) throws SQLException {
        switch (change) {
            case TimerChange.Set set -> setTimer.add(one.key(), set.timer().eventId(),
                    Codes.PURPOSE.code(set.timer().purpose()), (long) one.pending().lease().partition(),
                    set.due().toEpochMilli());
            case TimerChange.Clear clear -> clearTimer.add(one.key(), clear.timer().eventId(),
                    Codes.PURPOSE.code(clear.timer().purpose()));
        }
    }

    private void work(Placed one, WorkChange change) throws SQLException {
        switch (change) {
            case WorkChange.Put put -> {
                boolean waits = put.phase() == WorkItem.Phase.SCHEDULED && put.resource().contains(":activity:");
                putWork.add(one.key(), put.scheduledEventId(), (long) one.pending().lease().partition(),
                        Codes.PHASE.code(put.phase()), one.rows().since(), waits ? 1L : null, put.resource(),
                        put.handle().map(Payload::text).orElse(null));
            }
            case WorkChange.Remove remove -> removeWork.add(one.key(), remove.scheduledEventId());
        }
    }

    private static List<Placed> unchanged(List<Placed> group, int[] counts) {
        List<Placed> refused = new ArrayList<>(0);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                refused.add(group.get(i));
            }
        }
        return refused;
    }

    /** PostgreSQL keeps no NUL in a text. */
    static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }
}
