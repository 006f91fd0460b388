package dev.pawl.server.sam;

import dev.pawl.server.sam.resource.Stack;
import java.util.Map;

/**
 * What a template does not say itself.
 *
 * @param parameters
 *            values of its parameters, by name
 */
public record SamOptions(Stack stack, Map<String, String> parameters) {
    /** Keeps its own copy. */
    public SamOptions {
        parameters = Map.copyOf(parameters);
    }
}
