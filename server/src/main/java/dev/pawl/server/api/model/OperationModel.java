package dev.pawl.server.api.model;

import dev.pawl.server.api.model.Shape.StructureShape;
import java.util.List;

/**
 * One operation.
 *
 * @param errors
 *            codes that callers have to expect, besides those that every operation has
 */
public record OperationModel(String name, StructureShape input, StructureShape output, List<String> errors) {
    /** Keeps its own copy of the errors. */
    public OperationModel {
        errors = List.copyOf(errors);
    }
}
