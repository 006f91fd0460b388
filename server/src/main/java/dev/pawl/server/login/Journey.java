package dev.pawl.server.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.api.PageTokens;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.session.SessionCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A browser on its way to the provider and back. It carries all of it, sealed, so that it may come back to
 * another
 * node.
 *
 * @param state
 *            comes back with the browser; nobody else can begin a sign-in in its name
 * @param nonce
 *            comes back in the token
 * @param verifier
 *            what only we can show of the challenge that was sent (PKCE)
 * @param back
 *            the page to go to at the end
 * @param begun
 *            when it set out
 */
record Journey(String state, String nonce, String verifier, String back, Instant begun) {
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** Lax: it is another site that sends the browser back. */
    static final SessionCookie COOKIE = new SessionCookie("pawl-login", "Lax");
    private static final String SEALED_FOR = "login";
    private static final int BYTES = 32;
    private static final int LONGEST_BACK = 1_000;

    static Journey begin(String back, Instant now, SecureRandom random) {
        return new Journey(chance(random), chance(random), chance(random), ours(back), now);
    }

    private static String chance(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A page of this server; anything else could lead whoever signs in to somebody else's. */
    static String ours(String back) {
        boolean path = back.startsWith("/") && !back.startsWith("//") && !back.startsWith("/api/")
                && !back.startsWith("/login/") && back.length() <= LONGEST_BACK;
        return path && back.chars().allMatch(c -> c > ' ' && c < '\u007f' && c != '\\' && c != '"') ? back : "/";
    }

    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }

    String sealed(PageTokens seal) {
        return seal.of(SEALED_FOR, Json.write(JsonNodeFactory.instance.objectNode().put("state", state)
                .put("nonce", nonce).put("verifier", verifier).put("back", back).put("begun", begun.toEpochMilli())));
    }

    static Optional<Journey> open(String text, PageTokens seal) {
        try {
            JsonNode json = Json.read(seal.position(SEALED_FOR, text));
            return Optional.of(new Journey(json.path("state").asText(), json.path("nonce").asText(),
                    json.path("verifier").asText(), json.path("back").asText(),
                    Instant.ofEpochMilli(json.path("begun").asLong())));
        } catch (ApiException | JsonTextException e) {
            return Optional.empty();
        }
    }

    /** Without what only the browser may know. */
    @Override
    public String toString() {
        return "Journey[" + begun + "]";
    }
}
