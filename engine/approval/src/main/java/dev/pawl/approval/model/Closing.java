package dev.pawl.approval.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a request ended.
 *
 * @param by
 *            whose vote it was, if it was one
 * @param reason
 *            why, if it was not approved
 */
public record Closing(Instant at, Optional<String> by, Optional<String> reason) {}
