package dev.pawl.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.store.AuditLog.Entry;
import dev.pawl.store.AuditLog.Filter;
import dev.pawl.store.AuditLog.Page;
import java.util.List;
import java.util.Optional;

/** Goes along the audit log from where it begins now, and finds the first thing that does not fit. */
public final class AuditVerification {
    private static final int AT_ONCE = 1_000;

    private final AuditLog log;
    private final byte[] secret;

    /** Of that log, with the secret of its store. */
    public AuditVerification(AuditLog log, byte[] secret) {
        this.log = log;
        this.secret = secret.clone();
    }

    /**
     * What came of it.
     *
     * @param from
     *            number of the first record that is left
     * @param entries
     *            how many are as they were written, before the first that is not
     * @param head
     *            hash of the last of them
     * @param broken
     *            what does not fit, and at which record; empty if all does
     */
    public record Result(long from, long entries, String head, Optional<Break> broken) {}

    /** Something that does not fit. */
    public record Break(long seq, String text) {}

    /**
     * Reads all of it. Records that are added meanwhile are left for the next time.
     *
     * @param noted
     *            a hash that was seen earlier and has to be there still, if it was not cut off since
     */
    public Result run(Optional<String> noted) {
        ChainEnd anchor = log.anchor();
        ChainEnd head = log.head();
        long from = anchor.seq() + 1;
        if (!AuditLog.chain(secret).isSealed(head) || !AuditLog.anchors(secret).isSealed(anchor)) {
            return new Result(from, 0, "", Optional.of(new Break(head.seq(),
                    "Expected the ends of the log to bear the store's seal, but one does not")));
        }
        Result result = along(anchor, head);
        boolean gone = result.broken().isEmpty() && noted.filter(hash -> !log.contains(hash)).isPresent();
        return gone
                ? new Result(from, result.entries(), result.head(), Optional.of(new Break(0, "Expected a record with "
                        + "the hash that was noted, but there is none: it was cut off, or the log was made anew")))
                : result;
    }

    private Result along(ChainEnd anchor, ChainEnd head) {
        long seq = anchor.seq();
        String hash = anchor.hash();
        while (seq < head.seq()) {
            List<Entry> some = log.entries(Filter.ALL, new Page(Optional.of(seq), AT_ONCE, false));
            if (some.isEmpty()) {
                return broken(anchor, seq, hash, seq + 1, "Expected " + (head.seq() - seq)
                        + " more records, but they are missing");
            }
            for (Entry entry : some) {
                Optional<String> wrong = wrong(entry, seq + 1, hash);
                if (wrong.isPresent()) {
                    return broken(anchor, seq, hash, entry.seq(), wrong.get());
                }
                seq = entry.seq();
                hash = entry.hash();
                if (seq == head.seq()) {
                    break;
                }
            }
        }
        return hash.equals(head.hash())
                ? new Result(anchor.seq() + 1, seq - anchor.seq(), hash, Optional.empty())
                : broken(anchor, seq, hash, head.seq(), "Expected the last record to be the one that is sealed, but it "
                        + "is another");
    }

    private static Result broken(ChainEnd anchor, long seq, String hash, long at, String text) {
        return new Result(anchor.seq() + 1, seq - anchor.seq(), hash, Optional.of(new Break(at, text)));
    }

    private static Optional<String> wrong(Entry entry, long seq, String before) {
        if (entry.seq() != seq) {
            return Optional.of("Expected record " + seq + ", but the next is " + entry.seq());
        }
        if (!HashChain.hash(before, entry.text()).equals(entry.hash())) {
            return Optional.of("Expected record " + seq + " to go with its hash, but it was changed");
        }
        try {
            JsonNode json = Json.read(entry.text());
            return json.path("seq").longValue() == seq
                    ? Optional.empty()
                    : Optional.of("Expected record " + seq + " in its own place, but it stands in another's");
        } catch (JsonTextException e) {
            return Optional.of("Expected record " + seq + " to be JSON, but it is not");
        }
    }
}
