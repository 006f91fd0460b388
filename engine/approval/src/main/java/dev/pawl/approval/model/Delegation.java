package dev.pawl.approval.model;

import java.time.Instant;

/** One person lets another decide in their place. */
public record Delegation(String from, String to, Instant at) {}
