package dev.pawl.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes records onto each other, and seals ends with a key. All hashes are SHA-256 in hexadecimal. */
public final class HashChain {
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;
    private final String name;

    /**
     * A chain whose ends are sealed with that key.
     *
     * @param name
     *            tells chains apart that have the same key
     */
    public HashChain(byte[] key, String name) {
        this.key = key.clone();
        this.name = name;
    }

    /** The hash of a record's text after that hash. */
    public static String hash(String before, String text) {
        return sha256(before + text);
    }

    /** The hash of a text. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
        }
    }

    /** An end at the record of that number and hash. */
    public ChainEnd end(long seq, String hash) {
        return new ChainEnd(seq, hash, seal(seq, hash));
    }

    /** Whether an end is one that was made with the key. */
    public boolean isSealed(ChainEnd end) {
        String expected = end.seq() == 0 ? "" : seal(end.seq(), end.hash());
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                end.seal().getBytes(StandardCharsets.UTF_8));
    }

    private String seal(long seq, String hash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of()
                    .formatHex(mac.doFinal((name + " " + seq + " " + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HMAC-SHA256 in every Java, but it is missing", e);
        }
    }
}
