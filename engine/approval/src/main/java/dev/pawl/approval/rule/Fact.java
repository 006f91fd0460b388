package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.Actor;
import java.time.Instant;

/**
 * Something that happened to a request: what the audit trail keeps.
 *
 * @param act
 *            such as {@code voted}
 * @param details
 *            an object
 */
public record Fact(String request, Instant at, Actor actor, String act, JsonNode details) {}
