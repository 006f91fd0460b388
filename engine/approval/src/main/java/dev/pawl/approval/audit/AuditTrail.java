package dev.pawl.approval.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries as they lie in a store. */
public interface AuditTrail {
    /** Entries after a number, in order. */
    List<AuditEntry> entries(long afterSeq, int limit);

    /** Entries of one request after a number, in order. */
    List<AuditEntry> of(String request, long afterSeq, int limit);

    /** Where the chain ends. */
    AuditHead head();

    /** The stored texts of requests, with the number of the entry that holds their hash; those that are there. */
    Map<String, Document> documents(Set<String> requests);

    /** Whether there is an entry with that hash. */
    boolean contains(String hash);

    /** How many requests are stored. */
    long requests();

    /** A request's stored text, and the entry that holds its hash. */
    record Document(String text, long sealedBy) {}
}
