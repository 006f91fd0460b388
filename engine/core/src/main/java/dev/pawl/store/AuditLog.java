package dev.pawl.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.chain.CanonicalJson;
import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who did what, as a chain of records that can only be added to, or cut off at its beginning. */
public interface AuditLog {
    /** Adds records to the end; durable when this returns. */
    void append(List<Note> notes);

    /** Records, a page at a time. */
    List<Entry> entries(Filter filter, Page page);

    /** The chain's last record. */
    ChainEnd head();

    /** The last record that was cut off: the first one that is left follows it. */
    ChainEnd anchor();

    /** How many are left. */
    long count();

    /** The number of the last record from before that time; 0 if there is none. */
    long lastBefore(Instant at);

    /** Cuts off the beginning up to a number, so many records at most; how many it cut off. */
    int trim(long upTo, int most);

    /** Whether the chain has a record with that hash. */
    boolean contains(String hash);

    /** How ends of this chain are sealed. */
    static HashChain chain(byte[] secret) {
        return new HashChain(secret, "access audit");
    }

    /** How the place is sealed from which on it is left. */
    static HashChain anchors(byte[] secret) {
        return new HashChain(secret, "access audit begins after");
    }

    /**
     * Something that was done, or was refused.
     *
     * @param actor
     *            who
     * @param resource
     *            on what: an ARN, an id, or a star
     * @param outcome
     *            {@code ALLOWED}, {@code DENIED} or {@code FAILED}
     * @param more
     *            further facts by name; never payloads, never secrets
     */
    record Note(Instant at, String actor, String operation, String resource, String outcome, Map<String, String> more) {
        /** The record with that number that follows one with that hash. */
        public Entry after(long seq, String hash) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("seq", seq).put("at", at.toString())
                    .put("actor", actor).put("operation", operation).put("resource", resource)
                    .put("outcome", outcome);
            more.forEach(json::put);
            String text = CanonicalJson.text(json);
            return new Entry(seq, text, HashChain.hash(hash, text));
        }
    }

    /**
     * A record.
     *
     * @param seq
     *            from 1, without gaps
     * @param text
     *            canonical JSON
     * @param hash
     *            of this text after the hash of the record before
     */
    record Entry(long seq, String text, String hash) {}

    /** Which records; what is absent is not asked. */
    record Filter(Optional<String> actor, Optional<String> operation, Optional<String> resource,
            Optional<String> outcome, Optional<Instant> from, Optional<Instant> until) {
        /** All. */
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Which part of them.
     *
     * @param after
     *            the number of the last record of the page before; absent for the first
     */
    record Page(Optional<Long> after, int limit, boolean newestFirst) {}
}
