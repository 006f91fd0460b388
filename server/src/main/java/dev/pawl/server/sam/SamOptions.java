package dev.pawl.server.sam;

import dev.pawl.server.sam.resource.Stack;
import java.util.Map;

/**
 * What a template does not say itself.
 *
 * @param parameters
 *            values of its parameters, by name
 * @param surroundings
 *            environment variables that every function finds
 */
public record SamOptions(Stack stack, Map<String, String> parameters, Map<String, String> surroundings) {
    /** Keeps its own copies. */
    public SamOptions {
        parameters = Map.copyOf(parameters);
        surroundings = Map.copyOf(surroundings);
    }
}
