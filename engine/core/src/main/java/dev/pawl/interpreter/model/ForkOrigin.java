package dev.pawl.interpreter.model;

import java.util.List;
import java.util.Optional;

/**
 * Where a fork comes from.
 *
 * @param executionArn
 *            of the original
 * @param executionKey
 *            the store's own name of the original
 * @param eventId
 *            there, of the event that entered the state in which the fork goes on
 * @param state
 *            the name of that state
 * @param by
 *            who made the fork, if that is known
 * @param edited
 *            what is other than in the original: {@code input}, {@code variables}, {@code definition}
 */
public record ForkOrigin(String executionArn, long executionKey, long eventId, String state, Optional<String> by,
        List<String> edited) {
    /** Keeps its own copy. */
    public ForkOrigin {
        edited = List.copyOf(edited);
    }
}
