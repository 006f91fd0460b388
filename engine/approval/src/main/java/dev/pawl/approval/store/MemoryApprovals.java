package dev.pawl.approval.store;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.audit.AuditHead;
import dev.pawl.approval.audit.AuditTrail;
import dev.pawl.approval.json.RequestJson;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.rule.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Requests in memory: for programs that keep everything there, and for tests. */
public final class MemoryApprovals implements ApprovalStore, Errands, AuditTrail {
    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<Long, ErrandRow> errands = new TreeMap<>();
    private final List<AuditEntry> entries = new ArrayList<>();
    private final AuditChain chain;
    private AuditHead head = AuditHead.NONE;
    private long lastKey;
    private long lastErrand;

    private record Row(long key, String text, long version, Set<String> marks, Optional<Instant> wakesAt) {
        ApprovalRequest request() {
            return RequestJson.read(text);
        }
    }

    private record ErrandRow(Errand errand, Instant due, int attempts, Optional<String> why, boolean givenUp) {}

    /** An empty store with that secret. */
    public MemoryApprovals(byte[] secret) {
        chain = new AuditChain(secret);
    }

    @Override
    public synchronized Optional<Stored> find(String id) {
        return Optional.ofNullable(rows.get(id)).map(row -> new Stored(row.request(), row.version()));
    }

    @Override
    public synchronized boolean commit(Change change) {
        String id = change.request().id();
        Row before = rows.get(id);
        long version = before == null ? 0 : before.version();
        if (version != change.version()) {
            return false;
        }
        String text = RequestJson.write(change.request());
        int last = change.facts().size() - 1;
        for (int i = 0; i <= last; i++) {
            add(change.facts().get(i), i == last ? Optional.of(text) : Optional.empty());
        }
        rows.put(id, new Row(before == null ? ++lastKey : before.key(), text, head.seq(), change.marks(),
                change.wakesAt()));
        change.errands().forEach(errand -> errands.put(++lastErrand,
                new ErrandRow(errand, errand.due(), 0, Optional.empty(), false)));
        return true;
    }

    private void add(Fact fact, Optional<String> document) {
        AuditEntry entry = chain.entry(head, fact, document);
        entries.add(entry);
        head = chain.head(entry);
    }

    @Override
    public synchronized List<Listed> list(Filter filter, long afterKey, int limit) {
        Comparator<Row> order = Comparator.comparingLong(Row::key);
        return rows.values().stream()
                .filter(row -> filter.newestFirst() ? afterKey == 0 || row.key() < afterKey : row.key() > afterKey)
                .filter(row -> filter.marks().isEmpty() || filter.marks().stream().anyMatch(row.marks()::contains))
                .sorted(filter.newestFirst() ? order.reversed() : order)
                .map(row -> new Listed(row.key(), row.request()))
                .filter(l -> filter.statuses().isEmpty()
                        || filter.statuses().contains(l.request().course().status()))
                .filter(l -> filter.execution().isEmpty()
                        || filter.execution().get().equals(l.request().origin().executionArn()))
                .limit(limit).toList();
    }

    @Override
    public synchronized long count(Status status) {
        return rows.values().stream().filter(row -> row.request().course().status() == status).count();
    }

    @Override
    public synchronized List<String> waking(Instant until, int limit) {
        return wakes().filter(wake -> !wake.getKey().isAfter(until)).limit(limit).map(Map.Entry::getValue).toList();
    }

    @Override
    public synchronized Optional<Instant> nextWake() {
        return wakes().map(Map.Entry::getKey).findFirst();
    }

    private Stream<Map.Entry<Instant, String>> wakes() {
        return rows.entrySet().stream().filter(row -> row.getValue().wakesAt().isPresent())
                .map(row -> Map.entry(row.getValue().wakesAt().get(), row.getKey()))
                .sorted(Map.Entry.comparingByKey());
    }

    @Override
    public Errands errands() {
        return this;
    }

    @Override
    public AuditTrail audit() {
        return this;
    }

    @Override
    public synchronized List<Taken> take(Set<Errand.Kind> kinds, Instant until, Instant putOffTo, int limit) {
        List<Taken> taken = new ArrayList<>();
        for (Map.Entry<Long, ErrandRow> entry : errands.entrySet()) {
            ErrandRow row = entry.getValue();
            if (taken.size() < limit && !row.givenUp() && kinds.contains(row.errand().kind())
                    && !row.due().isAfter(until)) {
                entry.setValue(new ErrandRow(row.errand(), putOffTo, row.attempts() + 1, row.why(), false));
                taken.add(new Taken(entry.getKey(), row.errand(), row.attempts() + 1));
            }
        }
        return taken;
    }

    @Override
    public synchronized void done(long id, List<Fact> facts) {
        if (errands.remove(id) != null) {
            facts.forEach(fact -> add(fact, Optional.empty()));
        }
    }

    @Override
    public synchronized void retry(long id, Instant then, String why) {
        errands.computeIfPresent(id,
                (key, row) -> new ErrandRow(row.errand(), then, row.attempts(), Optional.of(why), row.givenUp()));
    }

    @Override
    public synchronized void giveUp(long id, String why, List<Fact> facts) {
        errands.computeIfPresent(id,
                (key, row) -> new ErrandRow(row.errand(), row.due(), row.attempts(), Optional.of(why), true));
        facts.forEach(fact -> add(fact, Optional.empty()));
    }

    @Override
    public synchronized Optional<Instant> next(Set<Errand.Kind> kinds) {
        return errands.values().stream().filter(row -> !row.givenUp() && kinds.contains(row.errand().kind()))
                .map(ErrandRow::due).min(Instant::compareTo);
    }

    @Override
    public synchronized List<Open> of(String request) {
        return errands.entrySet().stream().filter(row -> row.getValue().errand().request().equals(request))
                .map(row -> new Open(row.getKey(), row.getValue().errand(), row.getValue().attempts(),
                        row.getValue().why(), row.getValue().givenUp()))
                .toList();
    }

    @Override
    public synchronized List<AuditEntry> entries(long afterSeq, int limit) {
        return entries.stream().filter(entry -> entry.seq() > afterSeq).limit(limit).toList();
    }

    @Override
    public synchronized List<AuditEntry> of(String request, long afterSeq, int limit) {
        return entries.stream().filter(e -> e.seq() > afterSeq && e.request().equals(request)).limit(limit).toList();
    }

    @Override
    public synchronized AuditHead head() {
        return head;
    }

    @Override
    public synchronized Map<String, Document> documents(Set<String> requests) {
        Map<String, Document> found = new TreeMap<>();
        rows.forEach((id, row) -> {
            if (requests.contains(id)) {
                found.put(id, new Document(row.text(), row.version()));
            }
        });
        return found;
    }

    @Override
    public synchronized boolean contains(String hash) {
        return entries.stream().anyMatch(entry -> entry.hash().equals(hash));
    }

    @Override
    public synchronized long requests() {
        return rows.size();
    }
}
