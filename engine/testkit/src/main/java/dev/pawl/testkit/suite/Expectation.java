package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of an execution; what is absent may be as it likes.
 *
 * @param status
 *            how it ends
 * @param path
 *            the states of the machine's own flow, in order
 * @param entered
 *            states that it is in at least once, at any depth
 * @param notEntered
 *            states that it is never in
 * @param variables
 *            of the machine's own flow at the end
 * @param maxDuration
 *            the longest that it takes, in virtual time
 */
public record Expectation(Optional<ExecutionStatus> status, Optional<Output> output, Optional<String> error,
        Optional<String> cause, Optional<List<String>> path, List<String> entered, List<String> notEntered,
        Map<String, JsonNode> variables, Optional<Duration> maxDuration) {
    /** That it ends. */
    public static final Expectation ANY_END = new Expectation(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(), Optional.empty());

    /** Keeps its own copies. */
    public Expectation {
        path = path.map(List::copyOf);
        entered = List.copyOf(entered);
        notEntered = List.copyOf(notEntered);
        variables = Map.copyOf(variables);
    }

    /**
     * An output.
     *
     * @param partial
     *            whether objects may have more members
     */
    public record Output(JsonNode value, boolean partial) {}
}
