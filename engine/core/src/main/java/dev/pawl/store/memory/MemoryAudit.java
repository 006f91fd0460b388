package dev.pawl.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import dev.pawl.json.Json;
import dev.pawl.store.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The audit log in memory. */
final class MemoryAudit implements AuditLog {
    private final HashChain heads;
    private final HashChain anchors;
    private final NavigableMap<Long, Entry> entries = new TreeMap<>();
    private ChainEnd head = ChainEnd.NONE;
    private ChainEnd anchor = ChainEnd.NONE;

    MemoryAudit(byte[] secret) {
        heads = AuditLog.chain(secret);
        anchors = AuditLog.anchors(secret);
    }

    @Override
    public synchronized void append(List<Note> notes) {
        for (Note note : notes) {
            Entry entry = note.after(head.seq() + 1, head.hash());
            entries.put(entry.seq(), entry);
            head = heads.end(entry.seq(), entry.hash());
        }
    }

    @Override
    public synchronized List<Entry> entries(Filter filter, Page page) {
        NavigableMap<Long, Entry> ordered = page.newestFirst() ? entries.descendingMap() : entries;
        NavigableMap<Long, Entry> left = page.after().map(after -> ordered.tailMap(after, false)).orElse(ordered);
        return left.values().stream().filter(entry -> fits(filter, Json.read(entry.text()))).limit(page.limit())
                .toList();
    }

    private static boolean fits(Filter filter, JsonNode entry) {
        Instant at = Instant.parse(entry.path("at").asText());
        return is(filter.actor(), entry, "actor") && is(filter.operation(), entry, "operation")
                && is(filter.resource(), entry, "resource") && is(filter.outcome(), entry, "outcome")
                && filter.from().filter(at::isBefore).isEmpty()
                && filter.until().filter(until -> !at.isBefore(until)).isEmpty();
    }

    private static boolean is(Optional<String> wanted, JsonNode entry, String member) {
        return wanted.isEmpty() || wanted.get().equals(entry.path(member).asText());
    }

    @Override
    public synchronized ChainEnd head() {
        return head;
    }

    @Override
    public synchronized ChainEnd anchor() {
        return anchor;
    }

    @Override
    public synchronized long count() {
        return entries.size();
    }

    @Override
    public synchronized long lastBefore(Instant at) {
        return entries.descendingMap().values().stream()
                .filter(entry -> Instant.parse(Json.read(entry.text()).path("at").asText()).isBefore(at))
                .mapToLong(Entry::seq).findFirst().orElse(0);
    }

    @Override
    public synchronized int trim(long upTo, int most) {
        int gone = 0;
        while (gone < most && !entries.isEmpty() && entries.firstKey() <= upTo) {
            Entry first = entries.pollFirstEntry().getValue();
            anchor = anchors.end(first.seq(), first.hash());
            gone++;
        }
        return gone;
    }

    @Override
    public synchronized boolean contains(String hash) {
        return entries.values().stream().anyMatch(entry -> entry.hash().equals(hash));
    }
}
