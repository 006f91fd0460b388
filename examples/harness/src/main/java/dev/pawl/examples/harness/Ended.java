package dev.pawl.examples.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An execution that has ended.
 *
 * @param status
 *            SUCCEEDED, FAILED, TIMED_OUT or ABORTED
 * @param output
 *            missing unless it succeeded
 * @param error
 *            of one that failed, as is the cause
 * @param states
 *            the names of all states that were entered, in order
 */
public record Ended(String status, JsonNode output, Optional<String> error, Optional<String> cause,
        List<String> states, Duration took) {
    /** Keeps its own copy. */
    public Ended {
        states = List.copyOf(states);
    }
}
