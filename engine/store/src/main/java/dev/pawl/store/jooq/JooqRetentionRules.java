package dev.pawl.store.jooq;

import dev.pawl.store.RetentionRules;
import dev.pawl.store.jooq.RetentionTables.LegalHold;
import dev.pawl.store.jooq.RetentionTables.Policy;
import dev.pawl.store.jooq.Tables.Execution;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What people have said about keeping, on SQL. */
final class JooqRetentionRules implements RetentionRules {
    private final Writer writer;
    private final Reads reads;

    JooqRetentionRules(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Map<String, String> policies() {
        return reads.read(sql -> sql.select(Policy.SCOPE, Policy.DOCUMENT).from(Policy.TABLE)
                .fetchMap(Policy.SCOPE, Policy.DOCUMENT));
    }

    @Override
    public void put(String scope, String document, Instant at) {
        writer.write(sql -> sql.insertInto(Policy.TABLE, Policy.SCOPE, Policy.DOCUMENT, Policy.UPDATED_AT)
                .values(scope, document, at.toEpochMilli()).onConflict(Policy.SCOPE).doUpdate()
                .set(Policy.DOCUMENT, document).set(Policy.UPDATED_AT, at.toEpochMilli()).execute());
    }

    @Override
    public boolean remove(String scope) {
        return writer.write(sql -> sql.deleteFrom(Policy.TABLE).where(Policy.SCOPE.eq(scope)).execute()) > 0;
    }

    @Override
    public boolean hold(Hold hold) {
        return writer.write(sql -> {
            Long key = sql.select(Execution.KEY).from(Execution.TABLE)
                    .where(ExecutionRows.named(hold.executionArn())).fetchOne(Execution.KEY);
            if (key == null) {
                return false;
            }
            String reason = AppendRows.storable(hold.reason());
            sql.insertInto(LegalHold.TABLE, LegalHold.EXECUTION, LegalHold.ARN, LegalHold.PLACED_AT,
                    LegalHold.PLACED_BY, LegalHold.REASON)
                    .values(key, hold.executionArn(), hold.at().toEpochMilli(), hold.by(), reason)
                    .onConflict(LegalHold.EXECUTION).doUpdate().set(LegalHold.PLACED_AT, hold.at().toEpochMilli())
                    .set(LegalHold.PLACED_BY, hold.by()).set(LegalHold.REASON, reason).execute();
            return true;
        });
    }

    @Override
    public boolean release(String executionArn) {
        return writer.write(
                sql -> sql.deleteFrom(LegalHold.TABLE).where(LegalHold.ARN.eq(executionArn)).execute()) > 0;
    }

    @Override
    public List<Hold> holds(long afterKey, int limit) {
        return reads.read(sql -> sql
                .select(LegalHold.EXECUTION, LegalHold.ARN, LegalHold.PLACED_AT, LegalHold.PLACED_BY, LegalHold.REASON)
                .from(LegalHold.TABLE).where(LegalHold.EXECUTION.gt(afterKey)).orderBy(LegalHold.EXECUTION)
                .limit(limit).fetch(row -> new Hold(row.value1(), row.value2(), Instant.ofEpochMilli(row.value3()),
                        row.value4(), row.value5())));
    }
}
