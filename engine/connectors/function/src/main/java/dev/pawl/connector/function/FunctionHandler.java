package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function that runs in this process. List the class in
 * {@code META-INF/services/dev.pawl.connector.function.FunctionHandler}, or give an instance to
 * {@link Functions#of}; a
 * Task whose Resource or FunctionName has its name then calls it. Calls come from many threads at once, and a
 * call whose
 * outcome was lost in a crash comes again.
 */
public interface FunctionHandler {
    /** The function's name, as it stands in an ARN: letters, digits, hyphens and underscores. */
    String name();

    /**
     * Does the work.
     *
     * @param event
     *            the task's input; a copy of its own, which may be changed
     * @return the task's result
     * @throws FunctionException
     *             to fail with an error name of one's own choice, which Retry and Catch compare
     * @throws Exception
     *             to fail with the name of the exception's class
     */
    JsonNode handle(JsonNode event, FunctionContext context) throws Exception;
}
