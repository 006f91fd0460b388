package dev.pawl.approval.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something to do outside because of a change, at least once.
 *
 * @param request
 *            because of which
 * @param body
 *            what to do; only the service reads it
 * @param due
 *            not before
 */
public record Errand(String request, JsonNode body, Instant due) {}
