package dev.pawl.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access keys and bearer tokens. A change is durable when its method returns. */
public interface Credentials {
    /** Keeps one; refused if there are that many already. */
    boolean create(Credential credential, int most);

    /** All there are, in the order of their creation, ended ones included. */
    List<Credential> all();

    /** Lets one end at that time; whether there is one of that id. */
    boolean expire(String id, Instant at);

    /** Takes one away for good; whether there was one of that id. */
    boolean remove(String id);

    /** Notes when some were last used; no change in the sense of {@link #changes}. */
    void used(Map<String, Instant> byId);

    /** Counts creations, ends and removals ever made: nodes read the list again when it has grown. */
    long changes();

    /** What a credential is. */
    enum Kind {
        /** A secret that requests are signed with. */
        KEY,
        /** A text that is sent along. */
        TOKEN
    }

    /**
     * What proves who somebody is.
     *
     * @param id
     *            never secret
     * @param name
     *            whose it is
     * @param grants
     *            what it is good for, each in a line
     * @param proof
     *            of a key the secret, sealed; of a token its hash
     * @param createdBy
     *            who made it
     * @param expiresAt
     *            from when on it is good for nothing
     * @param usedAt
     *            when it was last used, give or take a minute
     */
    record Credential(String id, Kind kind, String name, String grants, String proof, String createdBy,
            Instant createdAt, Optional<Instant> expiresAt, Optional<Instant> usedAt) {
        /** Without the proof. */
        @Override
        public String toString() {
            return "Credential[" + id + ", " + kind + ", " + name + "]";
        }
    }
}
