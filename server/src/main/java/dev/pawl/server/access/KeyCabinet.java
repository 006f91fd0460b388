package dev.pawl.server.access;

import dev.pawl.chain.HashChain;
import dev.pawl.server.access.AccessException.Reason;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Role;
import dev.pawl.store.Credentials;
import dev.pawl.store.Credentials.Credential;
import dev.pawl.store.Credentials.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes keys and tokens, rotates them and takes them away. Nobody can give more than they have. */
public final class KeyCabinet {
    private static final int MOST = 1_000;
    private static final int MOST_GRANTS = 50;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final Credentials stored;
    private final SecretSeal seal;
    private final InstantSource clock;
    private final Runnable changed;
    private final boolean firstIsAdmin;
    private final Mint mint = new Mint();

    KeyCabinet(Credentials stored, SecretSeal seal, InstantSource clock, Runnable changed, boolean firstIsAdmin) {
        this.stored = stored;
        this.seal = seal;
        this.clock = clock;
        this.changed = changed;
        this.firstIsAdmin = firstIsAdmin;
    }

    /**
     * On a store that no server serves at present, or that several do.
     *
     * @param masterKey
     *            the servers', or empty if they have none
     */
    public static KeyCabinet on(Credentials stored, byte[] storeSecret, String masterKey, InstantSource clock) {
        return new KeyCabinet(stored, new SecretSeal(storeSecret, masterKey), clock, () -> {}, true);
    }

    /**
     * What is to be made.
     *
     * @param grants
     *            what it shall be good for
     * @param lasts
     *            how long; without end if absent
     */
    public record Wanted(Kind kind, String name, List<Grant> grants, Optional<Duration> lasts) {}

    /**
     * What was made.
     *
     * @param secret
     *            the key's secret, or the whole token: told this once and never again
     */
    public record Made(Credential credential, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + credential + "]";
        }
    }

    /** All of one kind, in the order of their creation. */
    public List<Credential> list(Kind kind) {
        return stored.all().stream().filter(one -> one.kind() == kind).toList();
    }

    /**
     * One.
     *
     * @throws AccessException
     *             NOT_FOUND
     */
    public Credential get(Kind kind, String id) {
        return list(kind).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> missing(kind));
    }

    /**
     * Makes one.
     *
     * @throws AccessException
     *             INVALID, NOT_YOURS, TOO_MANY
     */
    public Made create(Wanted wanted, Principal by) {
        check(wanted);
        if (firstIsAdmin && stored.changes() == 0
                && (wanted.kind() == Kind.TOKEN || wanted.grants().stream().noneMatch(Grant.of(Role.ADMIN)::equals))) {
            throw new AccessException(Reason.INVALID, "Expected the first key to be an administrator's, because from "
                    + "then on nobody comes in without one, but it is " + (wanted.kind() == Kind.TOKEN
                            ? "a token"
                            : "less")
                    + ": pawl keys create NAME --grant admin");
        }
        return keep(wanted, by);
    }

    /** Of a server that lets everybody in nobody can say who made its first key. */
    private static String maker(Principal by) {
        return by.kind() == Principal.Kind.ANONYMOUS ? "whoever was first, while the server was open" : by.name();
    }

    private Made keep(Wanted wanted, Principal by) {
        requireHas(by, wanted.grants());
        boolean token = wanted.kind() == Kind.TOKEN;
        String id = token ? mint.tokenId() : mint.keyId();
        String secret = token ? mint.token() : mint.secret();
        Instant now = now();
        Credential made = new Credential(id, wanted.kind(), wanted.name(),
                wanted.grants().stream().map(Grant::text).collect(Collectors.joining("\n")),
                token ? HashChain.sha256(secret) : seal.seal(id, secret), maker(by), now,
                wanted.lasts().map(now::plus), Optional.empty());
        if (!stored.create(made, MOST)) {
            throw new AccessException(Reason.TOO_MANY, "Expected at most " + MOST
                    + " keys and tokens, but there are as many already. Revoke those that nobody uses.");
        }
        changed.run();
        return new Made(made, secret);
    }

    private static void check(Wanted wanted) {
        if (!Principal.isName(wanted.name())) {
            throw new AccessException(Reason.INVALID,
                    "Expected a name of up to 64 letters, digits and ._@+=,-, but got another text");
        }
        if (wanted.grants().isEmpty() || wanted.grants().size() > MOST_GRANTS) {
            throw new AccessException(Reason.INVALID, "Expected 1 to " + MOST_GRANTS
                    + " grants, such as viewer or operator:orders-*, but got " + wanted.grants().size());
        }
        wanted.lasts().ifPresent(lasts -> requireWithin(lasts, LONGEST, "expires in"));
    }

    private static void requireWithin(Duration given, Duration longest, String what) {
        if (given.isNegative() || given.compareTo(longest) > 0) {
            throw new AccessException(Reason.INVALID, "Expected a duration of up to " + longest.toDays()
                    + " days for " + what + ", but got " + given);
        }
    }

    private static void requireHas(Principal by, List<Grant> grants) {
        grants.stream().filter(grant -> by.grants().stream().noneMatch(own -> own.includes(grant))).findFirst()
                .ifPresent(more -> {
                    throw new AccessException(Reason.NOT_YOURS, "Expected only grants that " + by.name()
                            + " has, but " + more.text() + " is more");
                });
    }

    /**
     * Makes another with the same name and grants; the old one goes on for a while, so that nothing stops
     * meanwhile.
     *
     * @param overlap
     *            how long the old one goes on
     * @throws AccessException
     *             NOT_FOUND, INVALID, NOT_YOURS, TOO_MANY
     */
    public Made rotate(Kind kind, String id, Duration overlap, Principal by) {
        requireWithin(overlap, LONGEST_OVERLAP, "the overlap");
        Credential old = get(kind, id);
        Instant now = now();
        if (old.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw new AccessException(Reason.INVALID,
                    "Expected one that is still good, but it has ended. Create another one.");
        }
        Optional<Duration> lasts = old.expiresAt().map(end -> Duration.between(old.createdAt(), end));
        Made made = keep(new Wanted(kind, old.name(), KeyRing.grants(old), lasts), by);
        Instant end = now.plus(overlap);
        stored.expire(id, old.expiresAt().filter(end::isAfter).orElse(end));
        changed.run();
        return made;
    }

    /**
     * Takes one away; at this node from now on nobody comes in with it.
     *
     * @throws AccessException
     *             NOT_FOUND
     */
    public void revoke(Kind kind, String id) {
        get(kind, id);
        stored.remove(id);
        changed.run();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static AccessException missing(Kind kind) {
        return new AccessException(Reason.NOT_FOUND,
                "Expected the id of " + (kind == Kind.KEY ? "an access key" : "a token") + ", but there is none of it");
    }
}
