package dev.pawl.store.jooq;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.audit.AuditHead;
import dev.pawl.approval.audit.AuditTrail;
import dev.pawl.approval.rule.Fact;
import dev.pawl.store.jooq.ApprovalTables.Approval;
import dev.pawl.store.jooq.ApprovalTables.Audit;
import dev.pawl.store.jooq.ApprovalTables.Head;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectJoinStep;

/** The audit trail on SQL. */
final class AuditRows implements AuditTrail {
    private final Reads reads;
    private final AuditChain chain;
    private final boolean alone;

    AuditRows(Reads reads, AuditChain chain, boolean alone) {
        this.reads = reads;
        this.chain = chain;
        this.alone = alone;
    }

    /** The chain's end, which nobody else moves until the transaction ends. */
    AuditHead hold(DSLContext sql) {
        SelectJoinStep<Record3<Long, String, String>> head = sql.select(Head.SEQ, Head.HASH, Head.SEAL)
                .from(Head.TABLE);
        // a writer that is alone needs no lock, and SQLite has none
        return (alone ? head.fetchOptional() : head.forUpdate().fetchOptional())
                .map(row -> new AuditHead(row.value1(), row.value2(), row.value3()))
                .orElseThrow(() -> new StoreException("Expected the head of the audit trail, but it is missing"));
    }

    /** Adds entries; the last holds the hash of the document, if there is one. */
    AuditHead add(DSLContext sql, AuditHead from, List<Fact> facts, Optional<String> document) {
        AuditHead head = from;
        for (int i = 0; i < facts.size(); i++) {
            AuditEntry entry = chain.entry(head, facts.get(i), i == facts.size() - 1 ? document : Optional.empty());
            sql.insertInto(Audit.TABLE, Audit.SEQ, Audit.APPROVAL, Audit.ENTRY, Audit.HASH)
                    .values(entry.seq(), entry.request(), entry.entry(), entry.hash()).execute();
            head = chain.head(entry);
        }
        if (!facts.isEmpty()) {
            sql.update(Head.TABLE).set(Head.SEQ, head.seq()).set(Head.HASH, head.hash()).set(Head.SEAL, head.seal())
                    .execute();
        }
        return head;
    }

    @Override
    public List<AuditEntry> entries(long afterSeq, int limit) {
        return entries(Audit.SEQ.gt(afterSeq), limit);
    }

    @Override
    public List<AuditEntry> of(String request, long afterSeq, int limit) {
        return entries(Audit.APPROVAL.eq(request).and(Audit.SEQ.gt(afterSeq)), limit);
    }

    private List<AuditEntry> entries(Condition which, int limit) {
        return reads.read(sql -> sql.select(Audit.SEQ, Audit.APPROVAL, Audit.ENTRY, Audit.HASH).from(Audit.TABLE)
                .where(which).orderBy(Audit.SEQ).limit(limit)
                .fetch(row -> new AuditEntry(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    @Override
    public AuditHead head() {
        return reads.read(sql -> sql.select(Head.SEQ, Head.HASH, Head.SEAL).from(Head.TABLE).fetchOptional()
                .map(row -> new AuditHead(row.value1(), row.value2(), row.value3())).orElse(AuditHead.NONE));
    }

    @Override
    public Map<String, Document> documents(Set<String> requests) {
        return reads.read(sql -> {
            Map<String, Document> found = new TreeMap<>();
            sql.select(Approval.ID, Approval.DOCUMENT, Approval.VERSION).from(Approval.TABLE)
                    .where(Approval.ID.in(requests))
                    .forEach(row -> found.put(row.value1(), new Document(row.value2(), row.value3())));
            return found;
        });
    }

    @Override
    public boolean contains(String hash) {
        return reads.read(sql -> sql.fetchExists(Audit.TABLE, Audit.HASH.eq(hash)));
    }

    @Override
    public long requests() {
        return reads.read(sql -> (long) sql.fetchCount(Approval.TABLE));
    }
}
