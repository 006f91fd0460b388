package dev.pawl.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs with one access key. The key for a day, region and service is kept: it takes four of the five steps.
 */
final class SigningKey {
    private static final String HMAC = "HmacSHA256";

    private record Derived(List<String> scope, SecretKeySpec key) {}

    private final AccessKey key;
    private volatile @Nullable Derived last;

    SigningKey(AccessKey key) {
        this.key = key;
    }

    /** Whether this signs with that key. */
    boolean is(AccessKey other) {
        return key.id().equals(other.id()) && key.secret().equals(other.secret());
    }

    /** The signature in hex digits. */
    String sign(List<String> scope, String date, String requestHash) {
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + String.join("/", scope) + "\n" + requestHash;
        return HexFormat.of().formatHex(hmac(derived(scope), toSign));
    }

    private SecretKeySpec derived(List<String> scope) {
        Derived known = last;
        if (known == null || !known.scope().equals(scope)) {
            SecretKeySpec step = new SecretKeySpec(("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8), HMAC);
            for (String part : scope) {
                step = new SecretKeySpec(hmac(step, part), HMAC);
            }
            known = new Derived(scope, step);
            last = known;
        }
        return known.key();
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected " + HMAC + " in this Java, but it is missing", e);
        }
    }
}
