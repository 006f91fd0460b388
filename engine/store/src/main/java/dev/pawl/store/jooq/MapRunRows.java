package dev.pawl.store.jooq;

import dev.pawl.json.Payload;
import dev.pawl.store.MapRuns.Begun;
import dev.pawl.store.MapRuns.Change;
import dev.pawl.store.MapRuns.Ended;
import dev.pawl.store.MapRuns.NewMapRun;
import dev.pawl.store.MapRuns.Row;
import dev.pawl.store.MapRuns.Target;
import dev.pawl.store.jooq.Tables.MapItem;
import dev.pawl.store.jooq.Tables.MapRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes changes of map runs: first their rows, which may be refused, then their children. */
final class MapRunRows {
    /** Bits for the index of a child: more than the 100,000,000 items that a Map may have. */
    private static final int INDEX_BITS = 27;

    private final Database.Keys keys;
    private final Batch begin;
    private final Batch update;
    private final Batch beginItem;
    private final Batch endItem;
    private final MessageRows messages;
    private final List<Batch> rest;

    MapRunRows(Connection connection, Statements statements, Database.Keys keys) throws SQLException {
        this.keys = keys;
        begin = new Batch(connection, begin(statements));
        update = new Batch(connection, update(statements));
        beginItem = new Batch(connection, beginItem(statements));
        endItem = new Batch(connection, endItem(statements));
        messages = new MessageRows(connection, statements, keys);
        rest = Stream.concat(Stream.of(beginItem, endItem), messages.batches().stream()).toList();
    }

    /** A change and the key of its run. */
    record Placed(Pending.OfMapRun pending, long key) {
        Change change() {
            return pending.change();
        }
    }

    static long id(long run, long index) {
        return run << INDEX_BITS | index;
    }

    static int index(long id) {
        return (int) (id & ((1L << INDEX_BITS) - 1));
    }

    private static Query begin(Statements statements) {
        return statements.insert(MapRun.TABLE, MapRun.KEY, MapRun.PARTITION, MapRun.ARN_HASH, MapRun.EXECUTION_HASH,
                MapRun.SEQUENCE, MapRun.STATUS, MapRun.STARTED_AT, MapRun.STOPPED_AT, MapRun.REDRIVE_COUNT,
                MapRun.REDRIVEN_AT, MapRun.ARN, MapRun.EXECUTION, MapRun.PLAN, MapRun.PROGRESS)
                .onConflictDoNothing();
    }

    private static Query update(Statements statements) {
        return statements.dsl().update(MapRun.TABLE).set(MapRun.SEQUENCE, Statements.parameter(MapRun.SEQUENCE))
                .set(MapRun.STATUS, Statements.parameter(MapRun.STATUS))
                .set(MapRun.STOPPED_AT, Statements.parameter(MapRun.STOPPED_AT))
                .set(MapRun.REDRIVE_COUNT, Statements.parameter(MapRun.REDRIVE_COUNT))
                .set(MapRun.REDRIVEN_AT, Statements.parameter(MapRun.REDRIVEN_AT))
                .set(MapRun.PROGRESS, Statements.parameter(MapRun.PROGRESS))
                .where(MapRun.KEY.eq(Statements.parameter(MapRun.KEY)))
                .and(MapRun.SEQUENCE.eq(Statements.parameter(MapRun.SEQUENCE)));
    }

    /** One that begins anew keeps its input. */
    private static Query beginItem(Statements statements) {
        return statements
                .insert(MapItem.TABLE, MapItem.ID, MapItem.STATUS, MapItem.SIZE, MapItem.STARTED_AT, MapItem.INPUT)
                .onConflict(MapItem.ID).doUpdate().set(MapItem.STATUS, DSL.excluded(MapItem.STATUS))
                .set(MapItem.STARTED_AT, DSL.excluded(MapItem.STARTED_AT))
                .set(MapItem.STOPPED_AT, DSL.inline((Long) null, MapItem.STOPPED_AT))
                .set(MapItem.OUTPUT, DSL.inline((String) null, MapItem.OUTPUT))
                .set(MapItem.ERROR, DSL.inline((String) null, MapItem.ERROR))
                .set(MapItem.CAUSE, DSL.inline((String) null, MapItem.CAUSE));
    }

    private static Query endItem(Statements statements) {
        return statements.dsl().update(MapItem.TABLE).set(MapItem.STATUS, Statements.parameter(MapItem.STATUS))
                .set(MapItem.STOPPED_AT, Statements.parameter(MapItem.STOPPED_AT))
                .set(MapItem.OUTPUT, Statements.parameter(MapItem.OUTPUT))
                .set(MapItem.ERROR, Statements.parameter(MapItem.ERROR))
                .set(MapItem.CAUSE, Statements.parameter(MapItem.CAUSE))
                .where(MapItem.ID.eq(Statements.parameter(MapItem.ID)));
    }

    /** Gives each run that begins its key. */
    List<Placed> place(List<Pending.OfMapRun> group) throws SQLException {
        List<Placed> placed = new ArrayList<>(group.size());
        for (Pending.OfMapRun one : group) {
            placed.add(new Placed(one, one.change().target() instanceof Target.Existing existing
                    ? existing.key()
                    : keys.mapRun()));
        }
        return placed;
    }

    /** Writes the runs' own rows; returns those that are refused. */
    List<Placed> rows(List<Placed> group) throws SQLException {
        List<Placed> begins = new ArrayList<>();
        List<Placed> updates = new ArrayList<>();
        for (Placed one : group) {
            if (one.change().target() instanceof Target.Begin target) {
                begin(one, target.run());
                begins.add(one);
            } else {
                update(one);
                updates.add(one);
            }
        }
        List<Placed> refused = unchanged(begins, begin.run());
        refused.addAll(unchanged(updates, update.run()));
        return refused;
    }

    private void begin(Placed one, NewMapRun run) throws SQLException {
        Row row = one.change().row();
        begin.add(one.key(), (long) one.pending().lease().partition(), Positions.hash(run.arn()),
                Positions.hash(run.executionArn()), one.change().sequence(), Codes.STATUS.code(row.status()),
                run.startedAt().toEpochMilli(), row.stoppedAt().map(Instant::toEpochMilli).orElse(null),
                (long) row.redriveCount(), row.redrivenAt().map(Instant::toEpochMilli).orElse(null), run.arn(),
                run.executionArn(), run.plan().text(), row.progress().text());
    }

    private void update(Placed one) throws SQLException {
        Row row = one.change().row();
        update.add(one.change().sequence(), Codes.STATUS.code(row.status()),
                row.stoppedAt().map(Instant::toEpochMilli).orElse(null), (long) row.redriveCount(),
                row.redrivenAt().map(Instant::toEpochMilli).orElse(null), row.progress().text(), one.key(),
                one.change().sequence() - 1);
    }

    /** Writes all that goes with the rows; returns the ids of each change's messages. */
    List<List<Long>> rest(List<Placed> group) throws SQLException {
        List<List<Long>> ids = new ArrayList<>(group.size());
        for (Placed one : group) {
            for (Begun item : one.change().begun()) {
                beginItem.add(id(one.key(), item.index()), 0L, (long) item.size(), item.at().toEpochMilli(),
                        item.input().map(Payload::text).orElse(null));
            }
            for (Ended item : one.change().ended()) {
                endItem.add(Codes.STATUS.code(item.status()), item.at().toEpochMilli(),
                        item.output().map(Payload::text).orElse(null),
                        item.failure().error().map(AppendRows::storable).orElse(null),
                        item.failure().cause().map(AppendRows::storable).orElse(null), id(one.key(), item.index()));
            }
            ids.add(messages.add(one.change().received(), one.change().messages(), one.pending().receivers()));
        }
        for (Batch batch : rest) {
            batch.run();
        }
        return ids;
    }

    void clear() throws SQLException {
        begin.clear();
        update.clear();
        for (Batch batch : rest) {
            batch.clear();
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
}
