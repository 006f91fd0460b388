package dev.pawl.lint.shape;

import dev.pawl.asl.TaskResource;
import java.util.Optional;

/** Knows what tasks give. */
@FunctionalInterface
public interface ResultShapes {
    /** Knows nothing. */
    ResultShapes UNKNOWN = (resource, arguments) -> Optional.empty();

    /**
     * What a task of this resource gives when it succeeds.
     *
     * @param arguments
     *            what it is called with
     * @return empty if that is not known
     */
    Optional<Shape> of(TaskResource resource, Shape arguments);

    /** Asks this one first, then the other. */
    default ResultShapes or(ResultShapes other) {
        return (resource, arguments) -> of(resource, arguments).or(() -> other.of(resource, arguments));
    }
}
