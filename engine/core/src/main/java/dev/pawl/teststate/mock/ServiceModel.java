package dev.pawl.teststate.mock;

import java.util.Map;
import java.util.Optional;

/**
 * What the operations of a service answer.
 *
 * @param responses
 *            name of the shape of its answer, by operation, such as StartExecution
 * @param shapes
 *            by name; shapes name each other, because some contain themselves
 */
public record ServiceModel(Map<String, String> responses, Map<String, ResponseShape> shapes) {
    /** The shape of that name. */
    ResponseShape shape(String name) {
        ResponseShape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException("Expected a shape " + name + " in the model, but there is none");
        }
        return shape;
    }

    /** What an operation answers, if it answers anything. */
    Optional<ResponseShape> response(String operation) {
        return Optional.ofNullable(responses.get(operation)).map(this::shape);
    }
}
