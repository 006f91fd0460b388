package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.testkit.value.Values;
import java.util.List;

/**
 * A task that a state asks for: one attempt.
 *
 * @param machine
 *            name of the machine whose state it is
 * @param state
 *            name of the state
 * @param play
 *            ARN of the execution that the test started, which may be around this one
 * @param executionArn
 *            of the execution that the state belongs to
 * @param resource
 *            what the state names
 * @param arguments
 *            what the task is called with
 * @param indices
 *            which items of Maps and branches of Parallels it is in, from the outermost
 * @param invocation
 *            how often the state's task was called before in this play, retries included: 0 for the first
 * @param retryCount
 *            how often the state has been tried again since it was entered
 */
public record TaskCall(String machine, String state, String play, String executionArn, TaskResource resource,
        JsonNode arguments, List<Integer> indices, int invocation, int retryCount) {
    /** Keeps its own copy. */
    public TaskCall {
        indices = List.copyOf(indices);
    }

    /** The arguments as a value of that type. */
    public <T> T argumentsAs(Class<T> type) {
        return Values.as(arguments, type);
    }
}
