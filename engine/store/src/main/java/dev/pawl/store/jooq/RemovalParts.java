package dev.pawl.store.jooq;

import dev.pawl.store.Removals.Removed;
import dev.pawl.store.jooq.RetentionTables.Parts;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.MapItem;
import dev.pawl.store.jooq.Tables.MapRun;
import dev.pawl.store.jooq.Tables.Meta;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Removes large executions a part at a time. Children of map runs go before their parent: whoever takes its
 * name afterwards gets children of the same names.
 */
final class RemovalParts {
    /** The largest key of a map run that was removed. */
    static final String LAST_MAP_RUN = "map_run_key";

    private final DSLContext sql;
    private final Removal removal;
    private long last = -1;

    RemovalParts(DSLContext sql, Removal removal) {
        this.sql = sql;
        this.removal = removal;
    }

    /** How much may still be deleted in this transaction. */
    private static final class Budget {
        private final int rows;
        private long deleted;
        private boolean blocked;

        Budget(int rows) {
            this.rows = rows;
        }

        int left() {
            return (int) Math.max(0, rows - deleted);
        }

        boolean ends() {
            return blocked || left() == 0;
        }
    }

    /** Deletes so many rows of what is outstanding in a partition; one after the other, those that wait last. */
    Removed go(int partition, int rows) throws SQLException {
        long began = System.nanoTime();
        Record next = next(partition, last);
        if (next == null) {
            last = -1;
            next = next(partition, -1);
        }
        List<Long> gone = new ArrayList<>();
        Budget budget = new Budget(rows);
        if (next != null) {
            long key = next.get(Parts.KEY);
            if (next.get(Parts.KIND) == Parts.MARKED) {
                marked(next, key, budget, gone);
            } else if (rest(key, budget)) {
                done(next);
            }
            last = budget.blocked ? next.get(Parts.ID) : last;
        }
        boolean more = next(partition, -1) != null;
        return new Removed(gone, budget.deleted, more, System.nanoTime() - began);
    }

    private @org.jspecify.annotations.Nullable Record next(int partition, long after) {
        return sql.select(Parts.ID, Parts.KIND, Parts.KEY, Parts.ARN).from(Parts.TABLE)
                .where(Parts.PARTITION.eq((long) partition)).and(Parts.ID.gt(after)).orderBy(Parts.ID).limit(1)
                .fetchOne();
    }

    private void marked(Record part, long key, Budget budget, List<Long> gone) throws SQLException {
        if (!strip(part.get(Parts.ARN), budget)) {
            return;
        }
        List<Removal.Row> rows = removal.ended(List.of(key));
        if (rows.isEmpty() && sql.fetchExists(Execution.TABLE, Execution.KEY.eq(key))) {
            budget.blocked = true; // somebody holds it since
            return;
        }
        done(part);
        budget.deleted += removal.erase(rows);
        gone.add(key);
    }

    private void done(Record part) {
        sql.deleteFrom(Parts.TABLE).where(Parts.ID.eq(part.get(Parts.ID))).execute();
    }

    /** Deletes map runs of an execution with all children; true if none is left. */
    private boolean strip(String arn, Budget budget) throws SQLException {
        var runs = sql.select(MapRun.KEY, MapRun.ARN).from(MapRun.TABLE)
                .where(MapRun.EXECUTION_HASH.eq(Positions.hash(arn))).and(MapRun.EXECUTION.eq(arn))
                .orderBy(MapRun.KEY).fetch();
        for (var run : runs) {
            if (budget.ends() || !items(run.value1(), run.value2(), budget)) {
                return false;
            }
            sql.deleteFrom(MapRun.TABLE).where(MapRun.KEY.eq(run.value1())).execute();
            remember(run.value1());
            budget.deleted++;
        }
        return true;
    }

    /** Keys of map runs count up from the largest: one that was removed must not be given to another. */
    private void remember(long run) {
        String before = sql.select(Meta.VALUE).from(Meta.TABLE).where(Meta.NAME.eq(LAST_MAP_RUN))
                .fetchOne(Meta.VALUE);
        if (before == null) {
            sql.insertInto(Meta.TABLE, Meta.NAME, Meta.VALUE).values(LAST_MAP_RUN, Long.toString(run)).execute();
        } else if (Long.parseLong(before) < run) {
            sql.update(Meta.TABLE).set(Meta.VALUE, Long.toString(run)).where(Meta.NAME.eq(LAST_MAP_RUN)).execute();
        }
    }

    private boolean items(long run, String runArn, Budget budget) throws SQLException {
        var names = dev.pawl.interpreter.model.MapRun.read(runArn);
        List<Long> ids = sql.select(MapItem.ID).from(MapItem.TABLE)
                .where(MapItem.ID.between(MapRunRows.id(run, 0), MapRunRows.id(run + 1, 0) - 1)).orderBy(MapItem.ID)
                .limit(budget.left()).fetch(MapItem.ID);
        List<Long> done = new ArrayList<>();
        List<Removal.Row> children = new ArrayList<>();
        for (long id : ids) {
            if (budget.ends() || !child(names.child(MapRunRows.index(id)).text(), children, budget)) {
                break;
            }
            done.add(id);
        }
        budget.deleted += removal.erase(children);
        if (!done.isEmpty()) {
            budget.deleted += sql.deleteFrom(MapItem.TABLE)
                    .where(MapItem.ID.between(done.getFirst(), done.getLast())).execute();
        }
        return !budget.ends() && done.size() == ids.size()
                && !sql.fetchExists(MapItem.TABLE, MapItem.ID.between(MapRunRows.id(run, 0),
                        MapRunRows.id(run + 1, 0) - 1));
    }

    /** Looks whether a child may go, and has its own children go first; true if there is nothing left but it. */
    private boolean child(String arn, List<Removal.Row> children, Budget budget) throws SQLException {
        Long key = sql.select(Execution.KEY).from(Execution.TABLE).where(ExecutionRows.named(arn))
                .fetchOne(Execution.KEY);
        if (key == null) {
            return true;
        }
        List<Removal.Row> ended = removal.ended(List.of(key));
        if (ended.isEmpty()) {
            budget.blocked = true;
            return false;
        }
        children.addAll(ended);
        budget.deleted++;
        if (strip(arn, budget)) {
            return true;
        }
        children.removeAll(ended);
        return false;
    }

    /** Deletes rows of an execution that is gone; true if none is left. */
    private boolean rest(long key, Budget budget) {
        Long first = sql.select(DSL.min(Transition.SEQUENCE)).from(Transition.TABLE)
                .where(Transition.EXECUTION.eq(key)).fetchOne(0, Long.class);
        long to = first == null ? Long.MAX_VALUE : first + budget.left();
        budget.deleted += sql.deleteFrom(PayloadApart.TABLE).where(PayloadApart.EXECUTION.eq(key))
                .and(PayloadApart.SEQUENCE.lt(to)).execute();
        budget.deleted += sql.deleteFrom(Transition.TABLE).where(Transition.EXECUTION.eq(key))
                .and(Transition.SEQUENCE.lt(to)).execute();
        return first == null;
    }
}
