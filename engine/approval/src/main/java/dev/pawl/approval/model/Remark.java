package dev.pawl.approval.model;

import java.time.Instant;

/** A comment. */
public record Remark(String user, Instant at, String text) {}
