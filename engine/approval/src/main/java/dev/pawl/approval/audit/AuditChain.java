package dev.pawl.approval.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.rule.Fact;
import dev.pawl.chain.CanonicalJson;
import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import java.util.Optional;

/** Makes the links of the chain: each holds the hash of the one before. */
public final class AuditChain {
    private final HashChain chain;

    /** A chain whose head is sealed with that key. */
    public AuditChain(byte[] key) {
        chain = new HashChain(key, "audit");
    }

    /**
     * The entry of a fact.
     *
     * @param document
     *            the request's stored text after the act, if the act is the last of those that changed it
     */
    public AuditEntry entry(AuditHead before, Fact fact, Optional<String> document) {
        long seq = before.seq() + 1;
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("seq", seq).put("request", fact.request())
                .put("at", fact.at().toString()).put("actor", fact.actor().name()).put("act", fact.act())
                .put("way", fact.actor().way().name());
        out.set("details", fact.details());
        document.ifPresent(text -> out.put("document", HashChain.sha256(text)));
        String text = CanonicalJson.text(out);
        return new AuditEntry(seq, fact.request(), text, HashChain.hash(before.hash(), text));
    }

    /** The head once that entry is the last. */
    public AuditHead head(AuditEntry last) {
        ChainEnd end = chain.end(last.seq(), last.hash());
        return new AuditHead(end.seq(), end.hash(), end.seal());
    }

    /** Whether a head is one that was made with the key. */
    public boolean isSealed(AuditHead head) {
        return chain.isSealed(new ChainEnd(head.seq(), head.hash(), head.seal()));
    }
}
