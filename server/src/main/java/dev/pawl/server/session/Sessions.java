package dev.pawl.server.session;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Principals;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;
import dev.pawl.store.SignIns;
import dev.pawl.store.SignIns.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows who signed in by a cookie that holds nothing but chance; what it stands for is kept in the store, so
 * that it
 * works at every node and ends at every node. It ends by signing out, after some time, and at once when its
 * key is
 * taken away or gets another secret.
 */
public final class Sessions implements Authenticator {
    static final SessionCookie COOKIE = new SessionCookie("pawl-session", "Strict");
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_OF_ONE = 50;
    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Principals principals;
    private final SignIns signIns;
    private final SessionRules rules;
    private final Directory directory;
    private final InstantSource clock;
    private final Authenticator signed;
    private final SecureRandom random = new SecureRandom();

    /**
     * Who may sign in, and by what.
     *
     * @param principals
     *            whose keys there are
     * @param directory
     *            who signs in elsewhere
     */
    public record Known(Principals principals, Directory directory) {}

    /**
     * Sessions that are kept there.
     *
     * @param signed
     *            asked about requests without a cookie
     */
    public Sessions(Known known, SignIns signIns, SessionRules rules, InstantSource clock, Authenticator signed) {
        this.principals = known.principals();
        this.directory = known.directory();
        this.signIns = signIns;
        this.rules = rules;
        this.clock = clock;
        this.signed = signed;
    }

    /** Whether there are keys to sign in with; otherwise everybody is welcome. */
    boolean open() {
        return principals.open();
    }

    SessionRules rules() {
        return rules;
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        if (request.headers().first("Authorization").isEmpty()) {
            Optional<SignIn> session = current(request);
            Optional<Principal> known = session.flatMap(this::principal);
            if (known.isPresent()) {
                requireOwnPage(request);
                return known.get();
            }
        }
        return signed.authenticate(request);
    }

    @Override
    public Standing standing(HttpRequest head) {
        return head.headers().first("Authorization").isEmpty() && holder(head).isPresent()
                ? Standing.KNOWN
                : signed.standing(head);
    }

    @Override
    public boolean stillKnows(HttpRequest request, Principal principal) {
        if (request.headers().first("Authorization").isPresent()) {
            return signed.stillKnows(request, principal);
        }
        // that a page is open is no use of the session: only what is asked for anew makes it last
        Optional<SignIn> session = carried(request, clock.instant());
        return session.isPresent()
                ? session.flatMap(this::principal).filter(known -> known.grants().equals(principal.grants()))
                        .isPresent()
                : signed.stillKnows(request, principal);
    }

    /** Who holds the session that a request carries. */
    Optional<Principal> holder(HttpRequest request) {
        return carried(request, clock.instant()).flatMap(this::principal);
    }

    /** A browser sends a cookie along whoever asks; that it was a page of ours it says by itself. */
    private static void requireOwnPage(HttpRequest request) {
        boolean own = request.headers().first("Sec-Fetch-Site").filter("same-origin"::equals).isPresent()
                || request.headers().first("Origin").isPresent(); // others' origins were refused before
        if (!own && !HARMLESS.contains(request.method())) {
            throw ApiException.protocol("AccessDeniedException", "Expected Origin or Sec-Fetch-Site: same-origin with a"
                    + " session's cookie, but there is neither. Programs use an access key or a token.");
        }
    }

    /** Whether a request carries a session, ended or not. */
    public static boolean isIn(Headers headers) {
        return COOKIE.in(headers, false).isPresent() || COOKIE.in(headers, true).isPresent();
    }

    /** The session that a request carries, if its time is not over. */
    Optional<SignIn> current(HttpRequest request) {
        Instant now = clock.instant();
        Optional<SignIn> found = carried(request, now);
        found.filter(one -> one.seen().plus(PRECISION).isBefore(now))
                .ifPresent(one -> signIns.seen(one.id(), now));
        return found;
    }

    private Optional<SignIn> carried(HttpRequest request, Instant now) {
        return COOKIE.in(request.headers(), request.connection().encrypted())
                .filter(token -> !token.isEmpty()).flatMap(token -> signIns.find(sha256(token)))
                .filter(one -> isAlive(one, now));
    }

    private boolean isAlive(SignIn one, Instant now) {
        return one.ends().isAfter(now) && one.seen().plus(rules.idle()).isAfter(now)
                && one.begun().plus(rules.longest()).isAfter(now);
    }

    private Optional<Principal> principal(SignIn signIn) {
        Facts facts = Facts.read(signIn.facts());
        if (facts.key().isEmpty()) {
            return directory.principal(signIn.name(), facts.groups());
        }
        return principals.key(facts.key()).filter(key -> rules.keys() && sha256(key.secret()).equals(facts.proof()))
                .map(key -> key.principal().by(Principal.Kind.SESSION, key.id()));
    }

    /** Whether there is a key of that id; what else was typed into a form could be a secret. */
    boolean isKey(String id) {
        return principals.key(id).isPresent();
    }

    /** Whose key that is, if the secret is the right one. */
    Optional<AccessKey> key(String id, String secret) {
        AccessKey key = rules.keys() ? principals.key(id).orElse(null) : null;
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        byte[] right = (key == null ? "" : key.secret()).getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(right, given);
        return Optional.ofNullable(key).filter(known -> same);
    }

    /** The header that begins a session of a key's holder. */
    String begin(AccessKey key, HttpRequest request) {
        return begin(key.principal().name(), new Facts(key.id(), sha256(key.secret()), List.of(), from(request),
                agent(request)), request);
    }

    /** The header that begins a session of somebody who signed in elsewhere and is in these groups. */
    public String begin(String name, List<String> groups, HttpRequest request) {
        return begin(name, new Facts("", "", groups, from(request), agent(request)), request);
    }

    /** Always with a new token: one that somebody else may have put into the browser before is worth nothing. */
    private String begin(String name, Facts facts, HttpRequest request) {
        end(request);
        Instant now = clock.instant();
        signIns.sweep(now);
        List<SignIn> others = signIns.all(Optional.of(name), MOST_OF_ONE + 1);
        others.stream().skip(MOST_OF_ONE - 1).forEach(one -> signIns.end(one.id()));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        signIns.begin(new SignIn(sha256(token), name, now, now, now.plus(rules.longest()), facts.text()));
        return COOKIE.set(token, rules.longest().toSeconds(), request.connection().encrypted());
    }

    /** Ends the session that a request carries; the header that takes the cookie away. */
    public String end(HttpRequest request) {
        boolean encrypted = request.connection().encrypted();
        COOKIE.in(request.headers(), encrypted).ifPresent(token -> signIns.end(sha256(token)));
        return COOKIE.set("", 0, encrypted);
    }

    private static String from(HttpRequest request) {
        return request.connection().address();
    }

    private static String agent(HttpRequest request) {
        return request.headers().first("User-Agent").orElse("");
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }
}
