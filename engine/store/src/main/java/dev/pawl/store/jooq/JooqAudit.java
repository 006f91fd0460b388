package dev.pawl.store.jooq;

import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import dev.pawl.store.AuditLog;
import dev.pawl.store.jooq.AccessTables.Audit;
import dev.pawl.store.jooq.AccessTables.End;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The audit log on SQL. */
final class JooqAudit implements AuditLog {
    private static final String HEAD = "head";
    private static final String ANCHOR = "anchor";

    private final Writer writer;
    private final Reads reads;
    private final boolean alone;
    private final HashChain heads;
    private final HashChain anchors;

    JooqAudit(Writer writer, Reads reads, boolean alone, byte[] secret) {
        this.writer = writer;
        this.reads = reads;
        this.alone = alone;
        heads = AuditLog.chain(secret);
        anchors = AuditLog.anchors(secret);
    }

    @Override
    public void append(List<Note> notes) {
        if (!notes.isEmpty()) {
            writer.write(sql -> add(sql, notes));
        }
    }

    private ChainEnd add(DSLContext sql, List<Note> notes) {
        ChainEnd before = hold(sql, HEAD);
        long seq = before.seq();
        String hash = before.hash();
        List<@Nullable Object[]> rows = new ArrayList<>(notes.size());
        for (Note note : notes) {
            Entry entry = note.after(++seq, hash);
            hash = entry.hash();
            rows.add(new Object[]{seq, note.at().toEpochMilli(), note.actor(), note.operation(), note.resource(),
                    note.outcome(), entry.text(), hash});
        }
        sql.connection(connection -> insert(connection, sql, rows));
        ChainEnd end = heads.end(seq, hash);
        move(sql, HEAD, end);
        return end;
    }

    private static void insert(Connection connection, DSLContext sql, List<@Nullable Object[]> rows)
            throws SQLException {
        try (Batch batch = new Batch(connection, new Statements(sql).insert(Audit.TABLE, Audit.SEQ, Audit.AT,
                Audit.ACTOR, Audit.OPERATION, Audit.RESOURCE, Audit.OUTCOME, Audit.ENTRY, Audit.HASH))) {
            for (@Nullable Object[] row : rows) {
                batch.add(row);
            }
            batch.run();
        }
    }

    /** An end of the chain, which nobody else moves until the transaction ends. */
    private ChainEnd hold(DSLContext sql, String name) {
        SelectConditionStep<Record3<Long, String, String>> end = select(sql, name);
        // a writer that is alone needs no lock, and SQLite has none
        return (alone ? end.fetchOptional() : end.forUpdate().fetchOptional()).map(JooqAudit::end)
                .orElseThrow(() -> new StoreException("Expected the " + name + " of the audit log, but it is missing"));
    }

    private static SelectConditionStep<Record3<Long, String, String>> select(DSLContext sql, String name) {
        return sql.select(End.SEQ, End.HASH, End.SEAL).from(End.TABLE).where(End.NAME.eq(name));
    }

    private static ChainEnd end(Record3<Long, String, String> row) {
        return new ChainEnd(row.value1(), row.value2(), row.value3());
    }

    private static void move(DSLContext sql, String name, ChainEnd end) {
        sql.update(End.TABLE).set(End.SEQ, end.seq()).set(End.HASH, end.hash()).set(End.SEAL, end.seal())
                .where(End.NAME.eq(name)).execute();
    }

    @Override
    public List<Entry> entries(Filter filter, Page page) {
        Condition which = condition(filter).and(page.after()
                .map(after -> page.newestFirst() ? Audit.SEQ.lt(after) : Audit.SEQ.gt(after))
                .orElse(DSL.noCondition()));
        return reads.read(sql -> sql.select(Audit.SEQ, Audit.ENTRY, Audit.HASH).from(Audit.TABLE).where(which)
                .orderBy(page.newestFirst() ? Audit.SEQ.desc() : Audit.SEQ.asc()).limit(page.limit())
                .fetch(row -> new Entry(row.value1(), row.value2(), row.value3())));
    }

    private static Condition condition(Filter filter) {
        return filter.actor().map(Audit.ACTOR::eq).orElse(DSL.noCondition())
                .and(filter.operation().map(Audit.OPERATION::eq).orElse(DSL.noCondition()))
                .and(filter.resource().map(Audit.RESOURCE::eq).orElse(DSL.noCondition()))
                .and(filter.outcome().map(Audit.OUTCOME::eq).orElse(DSL.noCondition()))
                .and(filter.from().map(at -> Audit.AT.ge(at.toEpochMilli())).orElse(DSL.noCondition()))
                .and(filter.until().map(at -> Audit.AT.lt(at.toEpochMilli())).orElse(DSL.noCondition()));
    }

    @Override
    public ChainEnd head() {
        return end(HEAD);
    }

    @Override
    public ChainEnd anchor() {
        return end(ANCHOR);
    }

    private ChainEnd end(String name) {
        return reads.read(sql -> select(sql, name).fetchOptional().map(JooqAudit::end).orElse(ChainEnd.NONE));
    }

    @Override
    public long count() {
        return reads.read(sql -> (long) sql.fetchCount(Audit.TABLE));
    }

    /** Looks from the oldest on, so it sees what is to go and one more, and not all that stays. */
    @Override
    public long lastBefore(Instant at) {
        return reads.read(sql -> {
            @Nullable Long first = sql.select(Audit.SEQ).from(Audit.TABLE).where(Audit.AT.ge(at.toEpochMilli()))
                    .orderBy(Audit.SEQ.asc()).limit(1).fetchOne(Audit.SEQ);
            return first != null ? before(sql, first) : before(sql, Long.MAX_VALUE);
        });
    }

    private static long before(DSLContext sql, long seq) {
        return sql.select(Audit.SEQ).from(Audit.TABLE).where(Audit.SEQ.lt(seq)).orderBy(Audit.SEQ.desc()).limit(1)
                .fetchOptional(Audit.SEQ).orElse(0L);
    }

    @Override
    public int trim(long upTo, int most) {
        return writer.write(sql -> {
            ChainEnd before = hold(sql, ANCHOR);
            long last = Math.min(upTo, before.seq() + most);
            Optional<String> hash = sql.select(Audit.HASH).from(Audit.TABLE).where(Audit.SEQ.eq(last))
                    .fetchOptional(Audit.HASH);
            if (last <= before.seq() || hash.isEmpty()) {
                return 0;
            }
            int gone = sql.deleteFrom(Audit.TABLE).where(Audit.SEQ.le(last)).execute();
            move(sql, ANCHOR, anchors.end(last, hash.get()));
            return gone;
        });
    }

    @Override
    public boolean contains(String hash) {
        return reads.read(sql -> sql.fetchExists(Audit.TABLE, Audit.HASH.eq(hash)));
    }
}
