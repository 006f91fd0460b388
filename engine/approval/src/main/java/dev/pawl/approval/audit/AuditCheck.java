package dev.pawl.approval.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.chain.HashChain;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Goes along the chain and finds the first thing that does not fit. */
public final class AuditCheck {
    private static final int PAGE = 500;

    private final AuditTrail trail;
    private final AuditChain chain;

    /** Checks that trail with the key of that chain. */
    public AuditCheck(AuditTrail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    /**
     * What came of it.
     *
     * @param entries
     *            how many are as they were written, before the first that is not
     * @param head
     *            hash of the last of them: kept elsewhere, it shows later whether the chain was made anew
     * @param broken
     *            the first thing that does not fit; empty if all does
     */
    public record Result(long entries, String head, Optional<Break> broken) {}

    /**
     * Something that does not fit.
     *
     * @param seq
     *            of the entry at which it was noticed
     */
    public record Break(long seq, String text) {}

    /** Reads all of it. Entries that are added meanwhile are left for the next time. */
    public Result run() {
        return run(Optional.empty());
    }

    /**
     * The same, and looks for a hash that was noted earlier: if it is gone, the chain was made anew.
     *
     * @param noted
     *            hash of an entry
     */
    public Result run(Optional<String> noted) {
        Result result = go();
        return result.broken().isPresent() || noted.isEmpty() || noted.get().isEmpty()
                ? result
                : new Result(result.entries(), result.head(), missing(noted.get()));
    }

    private Optional<Break> missing(String noted) {
        return trail.contains(noted)
                ? Optional.empty()
                : Optional.of(new Break(0, "Expected an entry with the hash " + noted
                        + ", but there is none: the trail was made anew"));
    }

    private Result go() {
        AuditHead head = trail.head();
        Progress progress = new Progress();
        if (!chain.isSealed(head)) {
            return progress.broken(head.seq(), "Expected the chain's head to bear the store's seal, but it does not");
        }
        List<AuditEntry> page = trail.entries(0, PAGE);
        while (!page.isEmpty() && progress.seq < head.seq()) {
            Optional<Break> broken = check(page, head, progress);
            if (broken.isPresent()) {
                return new Result(progress.seq, progress.hash, broken);
            }
            page = trail.entries(progress.seq, PAGE);
        }
        if (progress.seq < head.seq()) {
            return progress.broken(progress.seq + 1, "Expected " + head.seq() + " entries, but the last "
                    + (head.seq() - progress.seq) + " are missing");
        }
        if (trail.head().equals(head) && trail.requests() != progress.begun) {
            return progress.broken(head.seq(), "Expected " + progress.begun
                    + " requests as the entries say, but there are " + trail.requests());
        }
        return new Result(progress.seq, progress.hash, Optional.empty());
    }

    private Optional<Break> check(List<AuditEntry> page, AuditHead head, Progress progress) {
        Map<String, AuditTrail.Document> documents = trail
                .documents(page.stream().map(AuditEntry::request).collect(Collectors.toCollection(TreeSet::new)));
        for (AuditEntry entry : page) {
            if (entry.seq() > head.seq()) {
                break;
            }
            Optional<String> wrong = wrong(entry, documents, progress);
            if (wrong.isPresent()) {
                return Optional.of(new Break(entry.seq(), wrong.get()));
            }
            progress.pass(entry);
        }
        boolean last = progress.seq == head.seq();
        return last && !progress.hash.equals(head.hash())
                ? Optional.of(new Break(head.seq(), "Expected the last entry to be the one of the chain's head, but it"
                        + " is another"))
                : Optional.empty();
    }

    private static Optional<String> wrong(AuditEntry entry, Map<String, AuditTrail.Document> documents,
            Progress progress) {
        if (entry.seq() != progress.seq + 1) {
            return Optional.of("Expected entry " + (progress.seq + 1) + ", but the next is " + entry.seq());
        }
        if (!HashChain.hash(progress.hash, entry.entry()).equals(entry.hash())) {
            return Optional.of("Expected entry " + entry.seq() + " to go with its hash, but it was changed");
        }
        JsonNode json;
        try {
            json = Json.read(entry.entry());
        } catch (JsonTextException e) {
            return Optional.of("Expected entry " + entry.seq() + " to be JSON, but it is not");
        }
        if (!json.path("request").asText().equals(entry.request()) || json.path("seq").longValue() != entry.seq()) {
            return Optional.of("Expected entry " + entry.seq() + " in its own place, but it stands in another's");
        }
        return document(entry, json, Optional.ofNullable(documents.get(entry.request())));
    }

    private static Optional<String> document(AuditEntry entry, JsonNode json,
            Optional<AuditTrail.Document> document) {
        if (document.isEmpty()) {
            return Optional.of("Expected request " + entry.request() + ", which entry " + entry.seq()
                    + " is about, but it is missing");
        }
        if (json.has("document") && document.get().sealedBy() < entry.seq()) {
            return Optional.of("Expected request " + entry.request() + " as it was after entry " + entry.seq()
                    + ", but an earlier one is stored");
        }
        boolean seals = document.get().sealedBy() == entry.seq();
        return seals && !json.path("document").asText().equals(HashChain.sha256(document.get().text()))
                ? Optional.of("Expected request " + entry.request() + " as entry " + entry.seq()
                        + " left it, but it was changed")
                : Optional.empty();
    }

    /** How far it has come. */
    private static final class Progress {
        private long seq;
        private long begun;
        private String hash = "";

        void pass(AuditEntry entry) {
            seq = entry.seq();
            hash = entry.hash();
            begun += Json.read(entry.entry()).path("act").asText().equals("requested") ? 1 : 0;
        }

        Result broken(long at, String text) {
            return new Result(seq, hash, Optional.of(new Break(at, text)));
        }
    }
}
