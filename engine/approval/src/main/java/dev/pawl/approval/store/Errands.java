package dev.pawl.approval.store;

import dev.pawl.approval.rule.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Errands that are to be done. One that was given up stays, to be seen. */
public interface Errands {
    /**
     * Takes errands that are due until then, oldest first: nobody else gets them before the moment to which they
     * are
     * put off.
     */
    List<Taken> take(Set<Errand.Kind> kinds, Instant until, Instant putOffTo, int limit);

    /** It is done. */
    void done(long id, List<Fact> facts);

    /** It is to be tried again then. */
    void retry(long id, Instant then, String why);

    /** It is given up. */
    void giveUp(long id, String why, List<Fact> facts);

    /** When the next is due. */
    Optional<Instant> next(Set<Errand.Kind> kinds);

    /** Those of a request that are not done. */
    List<Open> of(String request);

    /**
     * An errand to do now.
     *
     * @param attempts
     *            how often it was taken, this time included
     */
    record Taken(long id, Errand errand, int attempts) {}

    /**
     * An errand that is not done.
     *
     * @param why
     *            it failed last; empty if it did not
     * @param givenUp
     *            whether it is not tried again
     */
    record Open(long id, Errand errand, int attempts, Optional<String> why, boolean givenUp) {}
}
