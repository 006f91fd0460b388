package dev.pawl.approval.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the text of links and reads it again: HMAC-SHA256 with a key that follows from the store's secret.
 */
public final class LinkSigner {
    private static final String VERSION = "1";
    private static final int LONGEST = 1_024;

    private final SecretKeySpec key;

    /** With the store's secret. */
    public LinkSigner(byte[] secret) {
        key = new SecretKeySpec(mac(new SecretKeySpec(secret, "HmacSHA256"), "approval links"), "HmacSHA256");
    }

    /** The text, safe in URLs. */
    public String sign(LinkToken token) {
        String plain = String.join(" ", VERSION, token.request(), token.person(),
                Long.toString(token.expiresAt().getEpochSecond()), Integer.toString(token.given()));
        return encode(plain.getBytes(StandardCharsets.UTF_8)) + "." + encode(mac(key, plain));
    }

    /** What a text says; empty if we did not make it. Whether it has expired is the caller's question. */
    public Optional<LinkToken> read(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            String[] parts = plain.split(" ", -1);
            if (!MessageDigest.isEqual(signature, mac(key, plain)) || parts.length != 5 || !parts[0].equals(VERSION)) {
                return Optional.empty();
            }
            return Optional.of(new LinkToken(parts[1], parts[2], Instant.ofEpochSecond(Long.parseLong(parts[3])),
                    Integer.parseInt(parts[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HMAC-SHA256 in every Java, but it is missing", e);
        }
    }
}
