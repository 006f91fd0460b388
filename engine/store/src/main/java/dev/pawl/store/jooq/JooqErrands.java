package dev.pawl.store.jooq;

import dev.pawl.approval.rule.Fact;
import dev.pawl.approval.store.Errand;
import dev.pawl.approval.store.Errands;
import dev.pawl.json.Json;
import dev.pawl.store.jooq.ApprovalTables.ErrandRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Errands on SQL. */
final class JooqErrands implements Errands {
    private final Writer writer;
    private final Reads reads;
    private final AuditRows audit;

    JooqErrands(Writer writer, Reads reads, AuditRows audit) {
        this.writer = writer;
        this.reads = reads;
        this.audit = audit;
    }

    static void add(DSLContext sql, List<Errand> errands) {
        for (Errand errand : errands) {
            sql.insertInto(ErrandRow.TABLE).set(ErrandRow.APPROVAL, errand.request())
                    .set(ErrandRow.KIND, errand.kind().code())
                    .set(ErrandRow.DUE, errand.due().toEpochMilli()).set(ErrandRow.ATTEMPTS, 0L)
                    .set(ErrandRow.GIVEN_UP, 0L).set(ErrandRow.BODY, Json.write(errand.body())).execute();
        }
    }

    /** Looks before it writes: there is nothing to take most of the time. */
    @Override
    public List<Taken> take(Set<Errand.Kind> kinds, Instant until, Instant putOffTo, int limit) {
        Condition ready = open(kinds).and(ErrandRow.DUE.le(until.toEpochMilli()));
        boolean some = reads.read(sql -> sql.fetchExists(ErrandRow.TABLE, ready));
        return some ? writer.write(sql -> take(sql, ready, putOffTo, limit)) : List.of();
    }

    private static List<Taken> take(DSLContext sql, Condition ready, Instant putOffTo, int limit) {
        List<Taken> taken = new ArrayList<>();
        for (Record row : rows(sql, ready).orderBy(ErrandRow.DUE, ErrandRow.ID)
                .limit(limit).fetch()) {
            long attempts = row.get(ErrandRow.ATTEMPTS) + 1;
            int changed = sql.update(ErrandRow.TABLE).set(ErrandRow.DUE, putOffTo.toEpochMilli())
                    .set(ErrandRow.ATTEMPTS, attempts).where(ErrandRow.ID.eq(row.get(ErrandRow.ID)))
                    .and(ErrandRow.DUE.eq(row.get(ErrandRow.DUE))).execute();
            if (changed > 0) {
                taken.add(new Taken(row.get(ErrandRow.ID), errand(row), (int) attempts));
            }
        }
        return taken;
    }

    @Override
    public void done(long id, List<Fact> facts) {
        writer.write(sql -> {
            var head = facts.isEmpty() ? null : audit.hold(sql);
            int gone = sql.deleteFrom(ErrandRow.TABLE).where(ErrandRow.ID.eq(id)).execute();
            return head != null && gone > 0 ? audit.add(sql, head, facts, Optional.empty()).seq() : 0L;
        });
    }

    @Override
    public void retry(long id, Instant then, String why) {
        writer.write(sql -> sql.update(ErrandRow.TABLE).set(ErrandRow.DUE, then.toEpochMilli())
                .set(ErrandRow.WHY, why).where(ErrandRow.ID.eq(id)).execute());
    }

    @Override
    public void giveUp(long id, String why, List<Fact> facts) {
        writer.write(sql -> {
            var head = audit.hold(sql);
            sql.update(ErrandRow.TABLE).set(ErrandRow.GIVEN_UP, 1L).set(ErrandRow.WHY, why)
                    .where(ErrandRow.ID.eq(id)).execute();
            return audit.add(sql, head, facts, Optional.empty()).seq();
        });
    }

    @Override
    public Optional<Instant> next(Set<Errand.Kind> kinds) {
        return reads.read(sql -> sql.select(ErrandRow.DUE).from(ErrandRow.TABLE).where(open(kinds))
                .orderBy(ErrandRow.DUE).limit(1).fetchOptional(ErrandRow.DUE)).map(Instant::ofEpochMilli);
    }

    @Override
    public List<Open> of(String request) {
        return reads.read(sql -> rows(sql, ErrandRow.APPROVAL.eq(request))
                .orderBy(ErrandRow.ID)
                .fetch(row -> new Open(row.get(ErrandRow.ID), errand(row), row.get(ErrandRow.ATTEMPTS).intValue(),
                        Optional.ofNullable(row.get(ErrandRow.WHY)), row.get(ErrandRow.GIVEN_UP) > 0)));
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which) {
        return sql.select(ErrandRow.ID, ErrandRow.APPROVAL, ErrandRow.KIND, ErrandRow.DUE, ErrandRow.ATTEMPTS,
                ErrandRow.GIVEN_UP, ErrandRow.WHY, ErrandRow.BODY).from(ErrandRow.TABLE).where(which);
    }

    private static Condition open(Set<Errand.Kind> kinds) {
        return ErrandRow.GIVEN_UP.eq(org.jooq.impl.DSL.inline(0L))
                .and(ErrandRow.KIND.in(kinds.stream().map(Errand.Kind::code).toList()));
    }

    private static Errand.Kind kind(long code) {
        return code == Errand.Kind.TELL.code() ? Errand.Kind.TELL : Errand.Kind.NOTIFY;
    }

    private static Errand errand(Record row) {
        return new Errand(row.get(ErrandRow.APPROVAL), kind(row.get(ErrandRow.KIND)),
                Json.read(row.get(ErrandRow.BODY)), Instant.ofEpochMilli(row.get(ErrandRow.DUE)));
    }
}
