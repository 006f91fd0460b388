package dev.pawl.server.webhook;

import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import dev.pawl.server.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a caller proves that it may call. Secrets are references, resolved only to compare; comparing takes as
 * long for any input.
 */
sealed interface Signature {
    /** Whether this request proves it. */
    Verdict verify(HttpRequest request, Secrets secrets, Instant now);

    /** References to the secrets that it needs. */
    List<String> secretReferences();

    /**
     * Looks whether there are secrets to compare with.
     *
     * @throws SecretException
     *             if one cannot be had, or is of no use
     */
    default void require(Secrets secrets) {
        secretReferences().forEach(secrets::expand);
    }

    /** Headers that prove it, in lower case, which no execution may see. */
    Set<String> headers();

    /** What came of it. */
    sealed interface Verdict {
        /**
         * It does.
         *
         * @param once
         *            the same for the very same signed request, if its signature holds for a while only
         */
        record Proven(Optional<String> once) implements Verdict {}

        /**
         * It does not.
         *
         * @param why
         *            for the log alone
         */
        record Refused(String why) implements Verdict {}
    }

    /** Everybody may call. */
    record None() implements Signature {
        @Override
        public Verdict verify(HttpRequest request, Secrets secrets, Instant now) {
            return new Verdict.Proven(Optional.empty());
        }

        @Override
        public List<String> secretReferences() {
            return List.of();
        }

        @Override
        public Set<String> headers() {
            return Set.of();
        }
    }

    /**
     * A header has a fixed text.
     *
     * @param prefix
     *            before the secret, such as {@code Bearer}
     */
    record Token(String header, String prefix, List<String> secretReferences) implements Signature {
        @Override
        public Verdict verify(HttpRequest request, Secrets secrets, Instant now) {
            return sameText(request, header,
                    secretReferences.stream().map(reference -> prefix + secrets.expand(reference)).toList());
        }

        @Override
        public Set<String> headers() {
            return Set.of(header.toLowerCase(Locale.ROOT));
        }
    }

    /** User and password of HTTP. */
    record Basic(String user, List<String> secretReferences) implements Signature {
        @Override
        public Verdict verify(HttpRequest request, Secrets secrets, Instant now) {
            return sameText(request, "Authorization", secretReferences.stream()
                    .map(reference -> "Basic " + Base64.getEncoder().encodeToString(
                            (user + ":" + secrets.expand(reference)).getBytes(StandardCharsets.UTF_8)))
                    .toList());
        }

        @Override
        public Set<String> headers() {
            return Set.of("authorization");
        }
    }

    /**
     * A keyed hash of the body, and often of a time stamp.
     *
     * @param tolerance
     *            how far the time stamp may be from now
     */
    record Hmac(SignedContent content, List<String> secretReferences, Duration tolerance) implements Signature {
        private static final int SHORTEST_KEY = 4;

        @Override
        public Verdict verify(HttpRequest request, Secrets secrets, Instant now) {
            Optional<SignedContent.Signed> signed = content.of(request);
            if (signed.isEmpty()) {
                return new Verdict.Refused("The signature is missing or has another form");
            }
            Optional<byte[]> match = signed.get().match(
                    secretReferences.stream().map(reference -> content.key(secrets.expand(reference))).toList());
            if (match.isEmpty()) {
                return new Verdict.Refused("The signature is not that of the body");
            }
            Optional<Instant> at = signed.get().time();
            if (at.isPresent() && Duration.between(at.get(), now).abs().compareTo(tolerance) > 0) {
                return new Verdict.Refused("The time stamp is not within " + tolerance + " of now");
            }
            return new Verdict.Proven(at.map(time -> HexFormat.of().formatHex(match.get())));
        }

        @Override
        public void require(Secrets secrets) {
            for (String reference : secretReferences) {
                if (content.key(secrets.expand(reference)).length < SHORTEST_KEY) {
                    throw new SecretException("Expected a key of at least " + SHORTEST_KEY + " bytes in " + reference
                            + ", but it is shorter");
                }
            }
        }

        @Override
        public Set<String> headers() {
            return content.headers();
        }
    }

    private static Verdict sameText(HttpRequest request, String header, List<String> expected) {
        List<String> given = request.headers().all(header);
        if (given.size() != 1) {
            return new Verdict.Refused("The header " + header + " is missing or given more than once");
        }
        byte[] bytes = given.getFirst().getBytes(StandardCharsets.UTF_8);
        boolean same = false;
        for (String one : expected) {
            same |= MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), bytes);
        }
        return same
                ? new Verdict.Proven(Optional.empty())
                : new Verdict.Refused("The header " + header + " has another value");
    }
}
