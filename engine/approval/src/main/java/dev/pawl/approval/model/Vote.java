package dev.pawl.approval.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What one person decided.
 *
 * @param inPlaceOf
 *            who delegated it to them
 * @param comment
 *            the reason, if it is a rejection
 * @param answers
 *            to the form
 */
public record Vote(String user, Choice choice, Instant at, Way way, Optional<String> inPlaceOf,
        Optional<String> comment, Optional<JsonNode> answers) {
    /** Yes or no. */
    public enum Choice {
        APPROVE, REJECT
    }
}
