package dev.pawl.server.access;

import dev.pawl.server.audit.Auditor;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.ConfiguredKeys;
import dev.pawl.server.auth.Principals;
import dev.pawl.server.auth.SigningScope;
import dev.pawl.store.AuditLog;
import dev.pawl.store.AuditVerification;
import dev.pawl.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/** Who may come in and what is noted about it, for one server. */
public final class Access implements AutoCloseable {
    private final Store store;
    private final AccessPolicy policy;
    private final String region;
    private final Clock clock;
    private final KeyRing keys;
    private final KeyCabinet cabinet;
    private final Auditor auditor;
    private final Door door;

    /**
     * Who may come in otherwise.
     *
     * @param configured
     *            keys that the server was started with
     * @param region
     *            that signatures must be made for
     * @param mayBeOpen
     *            whether everybody who reaches the server may come in for as long as nobody has made a key
     */
    public record Around(Collection<AccessKey> configured, String region, boolean mayBeOpen) {}

    /** Of this store, from now on. */
    public Access(Store store, AccessPolicy policy, AccessSettings settings, Around around) {
        this.store = store;
        this.policy = policy;
        this.region = around.region();
        clock = Clock.systemUTC();
        SecretSeal seal = new SecretSeal(store.secret(), settings.masterKey());
        keys = new KeyRing(store.credentials(), new ConfiguredKeys(around.configured()), seal, clock,
                settings.mayBeOpen() && around.mayBeOpen());
        cabinet = new KeyCabinet(store.credentials(), seal, clock, keys::changed, around.configured().isEmpty());
        auditor = new Auditor(store.audit(), settings.audit(), clock);
        door = new Door(callers("states"), policy, Optional.of(auditor), settings.paces());
    }

    /** Knows callers by signatures and tokens. */
    public Authenticator callers() {
        return callers("states");
    }

    private Callers callers(String service) {
        return new Callers(keys, new SigningScope(region, service, clock));
    }

    /** What requests go through that are signed for Step Functions, or bear a token. */
    public Door door() {
        return door;
    }

    /** What requests go through that are signed for another service, such as {@code lambda}. */
    public Door door(String service) {
        return door.with(callers(service));
    }

    /** Whether there is anybody who could come in by a key or a token. */
    public boolean hasKeys() {
        return !keys.open() && (keys.isConfigured() || store.credentials().changes() > 0);
    }

    /** Decides what callers may do. */
    public AccessPolicy policy() {
        return policy;
    }

    /** Whose keys there are. */
    public Principals principals() {
        return keys;
    }

    /** Makes keys and tokens, and takes them away. */
    public KeyCabinet cabinet() {
        return cabinet;
    }

    /** Who did what. */
    public AuditLog audit() {
        return store.audit();
    }

    /** Goes along the audit log. */
    public AuditVerification verification() {
        return new AuditVerification(store.audit(), store.secret());
    }

    /** Writes what was noted. */
    @Override
    public void close() {
        auditor.close();
    }
}
