package dev.pawl.store.jooq;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditHead;
import dev.pawl.approval.audit.AuditTrail;
import dev.pawl.approval.json.RequestJson;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.Errands;
import dev.pawl.store.jooq.ApprovalTables.Approval;
import dev.pawl.store.jooq.ApprovalTables.Mark;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Requests for approval on SQL. */
final class JooqApprovals implements ApprovalStore {
    private final Writer writer;
    private final Reads reads;
    private final AuditRows audit;
    private final Errands errands;

    JooqApprovals(Writer writer, Reads reads, boolean alone, byte[] secret) {
        this.writer = writer;
        this.reads = reads;
        this.audit = new AuditRows(reads, new AuditChain(secret), alone);
        this.errands = new JooqErrands(writer, reads, audit);
    }

    @Override
    public Optional<Stored> find(String id) {
        return reads.read(sql -> sql.select(Approval.DOCUMENT, Approval.VERSION).from(Approval.TABLE)
                .where(Approval.ID.eq(id)).fetchOptional())
                .map(row -> new Stored(RequestJson.read(row.value1()), row.value2()));
    }

    @Override
    public boolean commit(Change change) {
        String document = RequestJson.write(change.request());
        return writer.write(sql -> {
            // first, so that of several nodes one after the other gets here
            AuditHead head = audit.hold(sql);
            long version = sql.select(Approval.VERSION).from(Approval.TABLE)
                    .where(Approval.ID.eq(change.request().id())).fetchOptional(Approval.VERSION).orElse(0L);
            if (version != change.version()) {
                return false;
            }
            AuditHead next = audit.add(sql, head, change.facts(), Optional.of(document));
            mark(sql, change, put(sql, change, document, next.seq()));
            JooqErrands.add(sql, change.errands());
            return true;
        });
    }

    private static long put(DSLContext sql, Change change, String document, long version) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(Approval.STATUS, change.request().course().status().code());
        row.put(Approval.WAKES_AT, change.wakesAt().map(Instant::toEpochMilli).orElse(null));
        row.put(Approval.VERSION, version);
        row.put(Approval.DOCUMENT, document);
        Condition self = Approval.ID.eq(change.request().id());
        if (change.version() == 0) {
            row.put(Approval.ID, change.request().id());
            row.put(Approval.EXECUTION, change.request().origin().executionArn());
            sql.insertInto(Approval.TABLE).set(row).execute();
        } else {
            sql.update(Approval.TABLE).set(row).where(self).execute();
        }
        return sql.select(Approval.KEY).from(Approval.TABLE).where(self).fetchOptional(Approval.KEY).orElseThrow();
    }

    private static void mark(DSLContext sql, Change change, long key) {
        if (change.version() > 0) {
            sql.deleteFrom(Mark.TABLE).where(Mark.APPROVAL.eq(key)).execute();
        }
        for (String mark : change.marks()) {
            sql.insertInto(Mark.TABLE, Mark.MARK, Mark.APPROVAL).values(mark, key).execute();
        }
    }

    @Override
    public List<Listed> list(Filter filter, long afterKey, int limit) {
        boolean newest = filter.newestFirst();
        Condition which = (newest ? before(Approval.KEY, afterKey) : Approval.KEY.gt(afterKey))
                .and(filter.statuses().isEmpty()
                        ? DSL.noCondition()
                        : Approval.STATUS.in(filter.statuses().stream().map(Status::code).toList()))
                .and(filter.execution().map(Approval.EXECUTION::eq).orElse(DSL.noCondition()))
                .and(filter.marks().isEmpty()
                        ? DSL.noCondition()
                        : Approval.KEY.in(DSL.select(Mark.APPROVAL).from(Mark.TABLE)
                                .where(Mark.MARK.in(filter.marks()).and(newest
                                        ? before(Mark.APPROVAL, afterKey)
                                        : Mark.APPROVAL.gt(afterKey)))));
        return reads.read(sql -> sql.select(Approval.KEY, Approval.DOCUMENT).from(Approval.TABLE).where(which)
                .orderBy(newest ? Approval.KEY.desc() : Approval.KEY.asc()).limit(limit)
                .fetch(row -> new Listed(row.value1(), RequestJson.read(row.value2()))));
    }

    private static Condition before(Field<Long> key, long afterKey) {
        return afterKey == 0 ? DSL.noCondition() : key.lt(afterKey);
    }

    @Override
    public long count(Status status) {
        return reads.read(sql -> (long) sql.fetchCount(Approval.TABLE, Approval.STATUS.eq(status.code())));
    }

    @Override
    public List<String> waking(Instant until, int limit) {
        return reads.read(sql -> sql.select(Approval.ID).from(Approval.TABLE)
                .where(Approval.WAKES_AT.le(until.toEpochMilli())).orderBy(Approval.WAKES_AT).limit(limit)
                .fetch(Approval.ID));
    }

    @Override
    public Optional<Instant> nextWake() {
        return reads.read(sql -> sql.select(Approval.WAKES_AT).from(Approval.TABLE)
                .where(Approval.WAKES_AT.isNotNull()).orderBy(Approval.WAKES_AT).limit(1)
                .fetchOptional(Approval.WAKES_AT)).map(Instant::ofEpochMilli);
    }

    @Override
    public Errands errands() {
        return errands;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }
}
