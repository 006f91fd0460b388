package dev.pawl.server.webhook;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender signs, and where it puts the signature: each of the known senders has its own way. */
sealed interface SignedContent {
    /** What was signed and with what result; empty if the request does not have that form. */
    Optional<Signed> of(HttpRequest request);

    /** Headers that have to do with it, in lower case. */
    Set<String> headers();

    /** The key that a secret stands for. */
    default byte[] key(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Something signed.
     *
     * @param signatures
     *            one of which has to be right
     * @param time
     *            a time stamp that is part of the content
     */
    record Signed(Body content, List<byte[]> signatures, Optional<Instant> time) {
        private static final String ALGORITHM = "HmacSHA256";

        /** The signature that one of the keys makes and the sender gave. */
        Optional<byte[]> match(List<byte[]> keys) {
            Optional<byte[]> match = Optional.empty();
            for (byte[] key : keys) {
                byte[] expected = hmac(key);
                for (byte[] given : signatures) {
                    if (MessageDigest.isEqual(expected, given)) {
                        match = Optional.of(expected);
                    }
                }
            }
            return match;
        }

        byte[] hmac(byte[] key) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
                return mac.doFinal(content.bytes());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Expected HmacSHA256, which every Java has", e);
            }
        }
    }

    /**
     * One header with the hash of the body.
     *
     * @param prefix
     *            before the hash, such as {@code sha256=}
     * @param hex
     *            whether the hash is in hexadecimal digits, or else in Base64
     * @param timeHeader
     *            with Unix seconds that are signed, with a dot, before the body
     */
    record Plain(String header, String prefix, boolean hex, Optional<String> timeHeader) implements SignedContent {
        @Override
        public Optional<Signed> of(HttpRequest request) {
            Optional<byte[]> signature = only(request, header).filter(text -> text.startsWith(prefix))
                    .map(text -> text.substring(prefix.length())).flatMap(hex ? Decoding::hex : Decoding::base64);
            if (timeHeader.isEmpty()) {
                return signature.map(bytes -> new Signed(request.body(), List.of(bytes), Optional.empty()));
            }
            Optional<String> time = only(request, timeHeader.get());
            return signature.flatMap(bytes -> time.flatMap(stamp -> Decoding.seconds(stamp)
                    .map(at -> new Signed(before(stamp + ".", request), List.of(bytes), Optional.of(at)))));
        }

        @Override
        public Set<String> headers() {
            return lower(Stream.concat(Stream.of(header), timeHeader.stream()));
        }
    }

    /** {@code Stripe-Signature: t=1492774577,v1=…}, several of them while a secret is changed. */
    record Stripe() implements SignedContent {
        private static final String HEADER = "Stripe-Signature";

        @Override
        public Optional<Signed> of(HttpRequest request) {
            Optional<String> time = Optional.empty();
            List<byte[]> signatures = new ArrayList<>();
            for (String pair : only(request, HEADER).orElse("").split(",", -1)) {
                if (pair.startsWith("t=")) {
                    time = Optional.of(pair.substring(2));
                } else if (pair.startsWith("v1=")) {
                    Decoding.hex(pair.substring(3)).ifPresent(signatures::add);
                }
            }
            return time.flatMap(stamp -> Decoding.seconds(stamp)
                    .map(at -> new Signed(before(stamp + ".", request), signatures, Optional.of(at))));
        }

        @Override
        public Set<String> headers() {
            return lower(Stream.of(HEADER));
        }
    }

    /** {@code X-Slack-Signature: v0=…} over version, time stamp and body. */
    record Slack() implements SignedContent {
        private static final String HEADER = "X-Slack-Signature";
        private static final String TIME = "X-Slack-Request-Timestamp";

        @Override
        public Optional<Signed> of(HttpRequest request) {
            Optional<byte[]> signature = only(request, HEADER).filter(text -> text.startsWith("v0="))
                    .flatMap(text -> Decoding.hex(text.substring(3)));
            return signature.flatMap(bytes -> only(request, TIME).flatMap(stamp -> Decoding.seconds(stamp).map(
                    at -> new Signed(before("v0:" + stamp + ":", request), List.of(bytes), Optional.of(at)))));
        }

        @Override
        public Set<String> headers() {
            return lower(Stream.of(HEADER, TIME));
        }
    }

    /**
     * The Standard Webhooks specification: id, time stamp and body, and secrets that begin with {@code whsec_}.
     */
    record Standard() implements SignedContent {
        static final String ID = "webhook-id";
        private static final String TIME = "webhook-timestamp";
        private static final String HEADER = "webhook-signature";
        private static final String SECRET_PREFIX = "whsec_";

        @Override
        public Optional<Signed> of(HttpRequest request) {
            List<byte[]> signatures = new ArrayList<>();
            for (String one : only(request, HEADER).orElse("").split(" ", -1)) {
                if (one.startsWith("v1,")) {
                    Decoding.base64(one.substring(3)).ifPresent(signatures::add);
                }
            }
            return only(request, ID).flatMap(id -> only(request, TIME).flatMap(stamp -> Decoding.seconds(stamp).map(
                    at -> new Signed(before(id + "." + stamp + ".", request), signatures, Optional.of(at)))));
        }

        @Override
        public Set<String> headers() {
            return lower(Stream.of(TIME, HEADER));
        }

        @Override
        public byte[] key(String secret) {
            return Decoding.base64(secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret)
                    .orElseGet(() -> secret.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A header that is there once: of several nobody knows which one the sender meant. */
    private static Optional<String> only(HttpRequest request, String header) {
        List<String> all = request.headers().all(header);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Body before(String text, HttpRequest request) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(request.body().bytes());
        return Body.of(all.toByteArray());
    }

    private static Set<String> lower(Stream<String> headers) {
        return headers.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Texts that may be anything. */
    final class Decoding {
        private static final int LONGEST_STAMP = 12;

        private Decoding() {}

        static Optional<byte[]> hex(String text) {
            try {
                return Optional.of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        static Optional<byte[]> base64(String text) {
            try {
                return Optional.of(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        static Optional<Instant> seconds(String text) {
            boolean digits = !text.isEmpty() && text.length() <= LONGEST_STAMP
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text))) : Optional.empty();
        }
    }
}
