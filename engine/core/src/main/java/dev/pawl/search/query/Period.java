package dev.pawl.search.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, open where a bound is absent.
 *
 * @param from
 *            the first moment of it
 * @param to
 *            the first moment after it
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {
    /** From that moment on. */
    public static Period from(Instant moment) {
        return new Period(Optional.of(moment), Optional.empty());
    }

    /** Before that moment. */
    public static Period before(Instant moment) {
        return new Period(Optional.empty(), Optional.of(moment));
    }

    /** Whether a moment lies in it. */
    public boolean contains(Instant moment) {
        return from.map(first -> !moment.isBefore(first)).orElse(true) && to.map(moment::isBefore).orElse(true);
    }
}
