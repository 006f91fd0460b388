package dev.pawl.store.jooq;

import dev.pawl.store.Control;
import dev.pawl.store.Removals.Removed;
import dev.pawl.store.jooq.ControlTables.Claim;
import dev.pawl.store.jooq.ControlTables.Ordered;
import dev.pawl.store.jooq.RetentionTables.LegalHold;
import dev.pawl.store.jooq.RetentionTables.Parts;
import dev.pawl.store.jooq.SearchTables.Doc;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.MapRun;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Snapshot;
import dev.pawl.store.jooq.Tables.Timer;
import dev.pawl.store.jooq.Tables.Transition;
import dev.pawl.store.jooq.Tables.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * The one place that deletes executions, in the writer's transaction. Requests for approval stay with their
 * audit trail; counts of ends stay, for they say what was.
 */
final class Removal {
    /** Columns that hold the key of an execution, in tables whose rows go with it; few rows for each. */
    private static final List<Field<Long>> FEW = List.of(Snapshot.EXECUTION, Timer.EXECUTION, Work.EXECUTION,
            LegalHold.EXECUTION);
    /** The same, with perhaps very many rows for each: those of large executions go in parts. */
    private static final List<Field<Long>> MANY = List.of(Transition.EXECUTION, PayloadApart.EXECUTION);
    /** Transitions of an execution that is removed in parts. */
    private static final long LARGE = 512;

    private final DSLContext sql;
    private final ManyKeys ended;
    private final ManyKeys runs;
    private final ManyKeys documents;
    private final Batch value;
    private final Batch claims;
    private final Batch pauses;
    private final List<ManyKeys> few = new ArrayList<>();
    private final List<ManyKeys> many = new ArrayList<>();

    Removal(Connection connection, Statements statements) throws SQLException {
        sql = statements.dsl();
        ended = new ManyKeys(connection, sql
                .select(Execution.KEY, Execution.PARTITION, Execution.ARN_HASH, Execution.ARN, Execution.ENDED_SEQUENCE)
                .from(Execution.TABLE).where(ManyKeys.among(Execution.KEY))
                .and(Execution.STATUS.gt(DSL.inline(0L)))
                .andNotExists(DSL.selectOne().from(LegalHold.TABLE).where(LegalHold.EXECUTION.eq(Execution.KEY)))
                .andNotExists(DSL.selectOne().from(Work.TABLE).where(Work.EXECUTION.eq(Execution.KEY))));
        runs = new ManyKeys(connection, sql.select(MapRun.EXECUTION, MapRun.STATUS).from(MapRun.TABLE)
                .where(ManyKeys.among(MapRun.EXECUTION_HASH)));
        documents = new ManyKeys(connection,
                sql.select(Doc.EXECUTION, Doc.LEAVES).from(Doc.TABLE).where(ManyKeys.among(Doc.EXECUTION)));
        value = new Batch(connection, new SearchStatements(statements).removeValue());
        claims = new Batch(connection,
                sql.deleteFrom(Claim.TABLE).where(Claim.ARN.eq(Statements.parameter(Claim.ARN))));
        pauses = new Batch(connection, sql.deleteFrom(Ordered.TABLE).where(Ordered.KIND.eq(DSL.inline(Control.HOLD)))
                .and(Ordered.NAME.eq(Statements.parameter(Ordered.NAME))));
        for (Field<Long> field : FEW) {
            few.add(delete(connection, field));
        }
        few.add(delete(connection, Doc.EXECUTION));
        few.add(delete(connection, Execution.KEY));
        for (Field<Long> field : MANY) {
            many.add(delete(connection, field));
        }
    }

    private ManyKeys delete(Connection connection, Field<Long> field) throws SQLException {
        Query query = sql.deleteFrom(Tables.table(field.getQualifiedName().first()))
                .where(ManyKeys.among(field));
        return new ManyKeys(connection, query);
    }

    /** An execution that may go. */
    record Row(long key, int partition, long hash, String arn, long transitions) {
        private static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong(1), (int) row.getLong(2), row.getLong(3), row.getString(4),
                    row.getLong(5) + 1);
        }
    }

    /** Removes what may go of these, or marks it if it has children. */
    Removed remove(int partition, List<Long> executions) throws SQLException {
        long began = System.nanoTime();
        List<Row> rows = new ArrayList<>(ended.select(executions, Row::of));
        rows.removeIf(row -> row.partition() != partition);
        Set<String> busy = new HashSet<>();
        Set<String> parents = parents(rows, busy);
        rows.removeIf(row -> busy.contains(row.arn()));
        List<Row> marked = rows.stream().filter(row -> parents.contains(row.arn())).toList();
        for (Row row : marked) {
            part(partition, Parts.MARKED, row);
        }
        rows.removeAll(marked);
        long deleted = erase(rows);
        boolean more = !marked.isEmpty() || rows.stream().anyMatch(Removal::large);
        return new Removed(rows.stream().map(Row::key).toList(), deleted, more, System.nanoTime() - began);
    }

    /** Those that have map runs; those of them whose runs have not ended are told, too. */
    private Set<String> parents(List<Row> rows, Set<String> busy) throws SQLException {
        Set<String> parents = new HashSet<>();
        runs.select(rows.stream().map(Row::hash).toList(), row -> {
            if (row.getLong(2) == 0) {
                busy.add(row.getString(1));
            }
            return parents.add(row.getString(1));
        });
        return parents;
    }

    private void part(int partition, long kind, Row row) {
        if (!sql.fetchExists(Parts.TABLE, Parts.KEY.eq(row.key()))) {
            sql.insertInto(Parts.TABLE, Parts.PARTITION, Parts.KIND, Parts.KEY, Parts.ARN)
                    .values((long) partition, kind, row.key(), row.arn()).execute();
        }
    }

    private static boolean large(Row row) {
        return row.transitions() > LARGE;
    }

    /** Those of these that have ended. */
    List<Row> ended(List<Long> keys) throws SQLException {
        return ended.select(keys, Row::of);
    }

    /** Deletes executions that have no map runs. */
    long erase(List<Row> rows) throws SQLException {
        List<Long> keys = rows.stream().map(Row::key).toList();
        long deleted = values(keys);
        for (Row row : rows) {
            claims.add(row.arn());
            pauses.add(row.arn());
        }
        claims.run();
        // whoever takes the name afterwards is not paused
        if (Arrays.stream(pauses.run()).anyMatch(count -> count != 0)) {
            JooqControl.next(sql);
        }
        for (ManyKeys table : few) {
            deleted += table.run(keys);
        }
        List<Long> small = rows.stream().filter(row -> !large(row)).map(Row::key).toList();
        for (ManyKeys table : many) {
            deleted += table.run(small);
        }
        for (Row row : rows) {
            if (large(row)) {
                part(row.partition(), Parts.LEFT, row);
            }
        }
        return deleted;
    }

    private long values(List<Long> keys) throws SQLException {
        documents.select(keys, row -> {
            List<Object[]> leaves = new ArrayList<>();
            long key = row.getLong(1);
            LeafText.read(row.getString(2), (path, text) -> leaves.add(new Object[]{path, text, key}));
            for (Object[] leaf : leaves) {
                value.add(leaf);
            }
            return leaves.size();
        });
        return value.run().length;
    }

    void clear() throws SQLException {
        value.clear();
        claims.clear();
        pauses.clear();
    }
}
