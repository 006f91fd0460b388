package dev.pawl.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who has signed in to the console, at any node. What is begun or ended is durable, and known to all nodes,
 * when the
 * method returns.
 */
public interface SignIns {
    /** Keeps a sign-in. */
    void begin(SignIn signIn);

    /** A sign-in, whether its time is over or not. */
    Optional<SignIn> find(String id);

    /** Notes that somebody was there at that moment. */
    void seen(String id, Instant at);

    /** Ends one; whether there was one. */
    boolean end(String id);

    /** The latest first, of everybody or of one name. */
    List<SignIn> all(Optional<String> name, int limit);

    /** Forgets those whose time is over at that moment; how many there were. */
    int sweep(Instant now);

    /**
     * A sign-in.
     *
     * @param id
     *            a hash of what the browser shows: whoever reads the store cannot sign in with it
     * @param name
     *            who signed in
     * @param begun
     *            when
     * @param seen
     *            when something was last asked for, to a minute
     * @param ends
     *            when it is over in any case
     * @param facts
     *            a JSON object with what else is known
     */
    record SignIn(String id, String name, Instant begun, Instant seen, Instant ends, String facts) {}
}
