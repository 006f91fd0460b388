package dev.pawl.server.session;

import dev.pawl.server.api.PageTokens;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Principals;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Knows who signed in by a sealed cookie. Nothing is kept for it: it lasts a day, works after a restart and
 * at another
 * node, and ends at once when its key is taken away or gets another secret.
 */
public final class Sessions implements Authenticator {
    private static final String COOKIE = "pawl-session";
    private static final String SEALED_FOR = "session";
    private static final int SECONDS = 24 * 60 * 60;

    private final Principals principals;
    private final PageTokens seal;
    private final Authenticator signed;

    /**
     * Sessions for the holders of these keys.
     *
     * @param signed
     *            asked about requests without a cookie
     */
    public Sessions(Principals principals, PageTokens seal, Authenticator signed) {
        this.principals = principals;
        this.seal = seal;
        this.signed = signed;
    }

    /** Whether there are keys to sign in with; otherwise everybody is welcome. */
    boolean open() {
        return principals.open();
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        if (request.headers().first("Authorization").isEmpty()) {
            Optional<Principal> known = cookie(request.headers()).flatMap(this::principal);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return signed.authenticate(request);
    }

    /** Whether a request carries a session, ended or not. */
    public static boolean isIn(Headers headers) {
        return cookie(headers).isPresent();
    }

    private Optional<Principal> principal(String cookie) {
        try {
            String told = seal.position(SEALED_FOR, cookie);
            return principals.key(told.substring(0, Math.max(0, told.lastIndexOf(' '))))
                    .filter(key -> told(key).equals(told))
                    .map(key -> key.principal().by(Principal.Kind.SESSION, key.id()));
        } catch (ApiException e) {
            return Optional.empty(); // made by another server, or older than a day
        }
    }

    private static Optional<String> cookie(Headers headers) {
        for (String line : headers.all("Cookie")) {
            for (String pair : line.split(";", -1)) {
                String text = pair.trim();
                if (text.startsWith(COOKIE + "=")) {
                    return Optional.of(text.substring(COOKIE.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Whose key that is, if the secret is the right one. */
    Optional<AccessKey> key(String id, String secret) {
        AccessKey key = principals.key(id).orElse(null);
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        byte[] right = (key == null ? "" : key.secret()).getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(right, given);
        return Optional.ofNullable(key).filter(known -> same);
    }

    /** What a cookie says of a key: which one, and which secret it had. */
    private static String told(AccessKey key) {
        try {
            byte[] secret = MessageDigest.getInstance("SHA-256").digest(key.secret().getBytes(StandardCharsets.UTF_8));
            return key.id() + " " + HexFormat.of().formatHex(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }

    /** The header that begins a session. */
    String begin(AccessKey key, boolean encrypted) {
        return cookie(seal.of(SEALED_FOR, told(key)), SECONDS, encrypted);
    }

    /** The header that ends one. */
    static String end(boolean encrypted) {
        return cookie("", 0, encrypted);
    }

    private static String cookie(String value, int seconds, boolean encrypted) {
        return COOKIE + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (encrypted ? "; Secure" : "");
    }
}
