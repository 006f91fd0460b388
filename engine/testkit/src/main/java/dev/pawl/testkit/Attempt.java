package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One call of a state's task.
 *
 * @param eventId
 *            of the event that scheduled it
 * @param resource
 *            what was called: an ARN, or service and action
 * @param arguments
 *            what it was called with
 * @param result
 *            what it brought
 * @param error
 *            why it failed; neither this nor a result if it has not ended
 */
public record Attempt(long eventId, String resource, JsonNode arguments, Optional<JsonNode> result,
        Optional<String> error, Optional<String> cause) {}
