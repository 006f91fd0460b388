package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.StateType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that an execution was in a state.
 *
 * @param eventId
 *            of the event that says so
 * @param indices
 *            which items of Maps and branches of Parallels it was in, from the outermost
 * @param entered
 *            in virtual time
 * @param exited
 *            empty if it was never left
 * @param output
 *            with which it was left
 * @param next
 *            the state that followed; empty if it was the last of its flow
 * @param assigned
 *            variables that it set
 * @param attempts
 *            calls of its task
 * @param error
 *            the last one in it, also if it was retried or caught
 */
public record Visit(long eventId, String state, StateType type, List<Integer> indices, Instant entered,
        Optional<Instant> exited, JsonNode input, Optional<JsonNode> output, Optional<String> next,
        Map<String, JsonNode> assigned, List<Attempt> attempts, Optional<String> error, Optional<String> cause,
        boolean caught) {
    /** Keeps its own copies. */
    public Visit {
        indices = List.copyOf(indices);
        assigned = Map.copyOf(assigned);
        attempts = List.copyOf(attempts);
    }

    /** How often its task was tried again. */
    public int retries() {
        return Math.max(0, attempts.size() - 1);
    }
}
