package dev.pawl.approval.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.rule.Fact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the links of the chain: each holds the hash of the one before. */
public final class AuditChain {
    private final byte[] key;

    /** A chain whose head is sealed with that key. */
    public AuditChain(byte[] key) {
        this.key = key.clone();
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
        document.ifPresent(text -> out.put("document", sha256(text)));
        String text = CanonicalJson.text(out);
        return new AuditEntry(seq, fact.request(), text, hash(before.hash(), text));
    }

    /** The head once that entry is the last. */
    public AuditHead head(AuditEntry last) {
        return new AuditHead(last.seq(), last.hash(), seal(last.seq(), last.hash()));
    }

    /** Whether a head is one that was made with the key. */
    public boolean isSealed(AuditHead head) {
        String expected = head.seq() == 0 ? "" : seal(head.seq(), head.hash());
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                head.seal().getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of an entry's text after that hash. */
    static String hash(String before, String text) {
        return sha256(before + text);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
        }
    }

    private String seal(long seq, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("audit " + seq + " " + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HMAC-SHA256 in every Java, but it is missing", e);
        }
    }
}
