package dev.pawl.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * A task token that was brought back.
 *
 * @param state
 *            whose task it names
 * @param refusal
 *            why nobody wanted it any more; empty if it was taken
 */
public record Delivery(String executionArn, String state, Instant at, Optional<String> refusal) {}
