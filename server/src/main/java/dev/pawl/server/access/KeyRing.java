package dev.pawl.server.access;

import dev.pawl.chain.HashChain;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.ConfiguredKeys;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Principals;
import dev.pawl.store.Credentials;
import dev.pawl.store.Credentials.Credential;
import dev.pawl.store.Credentials.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys and tokens that are good for something now: those of the configuration and those of the store.
 * What another
 * node changed is known here two seconds later, what this one changed at once.
 */
public final class KeyRing implements Principals {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Credentials stored;
    private final ConfiguredKeys configured;
    private final SecretSeal seal;
    private final InstantSource clock;
    private final boolean mayBeOpen;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile Known known = Known.NOTHING;
    private volatile Instant notedAt = Instant.EPOCH;

    private record Good(AccessKey key, Optional<Instant> expiresAt) {}

    private record Known(long changes, Instant readAt, Map<String, Good> keys, Map<String, Good> tokens) {
        static final Known NOTHING = new Known(-1, Instant.EPOCH, Map.of(), Map.of());

        /** Also if the clock was set back meanwhile. */
        boolean isOld(Instant now) {
            return now.isBefore(readAt) || now.isAfter(readAt.plus(FRESH));
        }
    }

    /**
     * Of these.
     *
     * @param mayBeOpen
     *            whether everybody may come in for as long as nobody has made a key
     */
    KeyRing(Credentials stored, ConfiguredKeys configured, SecretSeal seal, InstantSource clock, boolean mayBeOpen) {
        this.stored = stored;
        this.configured = configured;
        this.seal = seal;
        this.clock = clock;
        this.mayBeOpen = mayBeOpen;
    }

    /** Once a key was made in the store, it is never open again, whatever became of the key. */
    @Override
    public boolean open() {
        return mayBeOpen && configured.open() && fresh().changes() == 0;
    }

    /** Whether the server was started with keys. */
    boolean isConfigured() {
        return !configured.open();
    }

    @Override
    public Optional<AccessKey> key(String id) {
        return configured.key(id).or(() -> good(fresh().keys().get(id)));
    }

    /** The holder of a token. The table is asked by the token's hash, so that how long it takes tells nothing. */
    Optional<Principal> token(String text) {
        return Mint.isToken(text)
                ? good(fresh().tokens().get(HashChain.sha256(text))).map(AccessKey::principal)
                : Optional.empty();
    }

    private Optional<AccessKey> good(@Nullable Good found) {
        Instant now = clock.instant();
        Optional<AccessKey> good = Optional.ofNullable(found)
                .filter(one -> one.expiresAt().filter(end -> !end.isAfter(now)).isEmpty()).map(Good::key);
        good.ifPresent(key -> used.merge(key.id(), now, (before, at) -> at));
        return good;
    }

    /** Reads the store again now, for who has just changed it: what is read is not older than this call. */
    void changed() {
        reading.lock();
        try {
            known = read(new Known(-1, Instant.EPOCH, Map.of(), Map.of()));
        } finally {
            reading.unlock();
        }
    }

    private Known fresh() {
        Known last = known;
        if (last.changes() < 0) {
            changed();
            return known;
        }
        // who comes first reads; others go on with what is known
        if (last.isOld(clock.instant()) && reading.tryLock()) {
            try {
                known = read(last);
            } catch (RuntimeException e) {
                LOG.warn("Access keys could not be read again; going on with those known: {}", e.getMessage());
            } finally {
                reading.unlock();
            }
            // afterwards: a database that takes long to write, or does not, must not keep a revoked key alive
            if (!known.isOld(clock.instant())) {
                noteUse(clock.instant());
            }
        }
        return known;
    }

    private Known read(Known last) {
        Instant now = clock.instant();
        long changes = stored.changes();
        if (changes == last.changes()) {
            return new Known(changes, now, last.keys(), last.tokens());
        }
        Map<String, Good> keys = new HashMap<>();
        Map<String, Good> tokens = new HashMap<>();
        for (Credential one : stored.all()) {
            Principal principal = principal(one);
            if (one.kind() == Kind.TOKEN) {
                tokens.put(one.proof(), new Good(new AccessKey(one.id(), one.proof(), principal), one.expiresAt()));
            } else {
                seal.open(one.id(), one.proof()).ifPresentOrElse(
                        secret -> keys.put(one.id(),
                                new Good(new AccessKey(one.id(), secret, principal), one.expiresAt())),
                        () -> LOG.warn("Access key {} was sealed with another master key and cannot be used",
                                one.id()));
            }
        }
        return new Known(changes, now, keys, tokens);
    }

    private static Principal principal(Credential one) {
        Principal.Kind kind = one.kind() == Kind.TOKEN ? Principal.Kind.TOKEN : Principal.Kind.ACCESS_KEY;
        return new Principal(one.name(), kind, one.id(), grants(one));
    }

    static List<Grant> grants(Credential one) {
        return one.grants().lines().map(Grant::parse).toList();
    }

    private void noteUse(Instant now) {
        if (!used.isEmpty() && notedAt.isBefore(now.minus(NOTED))) {
            notedAt = now;
            Map<String, Instant> some = new HashMap<>(used);
            used.keySet().removeAll(some.keySet());
            try {
                stored.used(some);
            } catch (RuntimeException e) {
                LOG.warn("When access keys were last used could not be noted: {}", e.getMessage());
            }
        }
    }
}
