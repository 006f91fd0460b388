package dev.pawl.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.check.RequestCheck;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.api.model.ServiceModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The operations that this server has, each with its model. */
public final class Operations {
    /** An operation and what its requests are checked against. */
    record Entry(Operation operation, OperationModel model) {
        /** What a request is about that fits the model: an ARN, or a star for nothing in particular. */
        String resource(ObjectNode input) {
            return operation.creates(input).or(() -> operation.about(input))
                    .orElseGet(() -> RequestCheck.resource(model, input));
        }
    }

    private final String targetPrefix;
    private final Map<String, Entry> byTarget = new LinkedHashMap<>();

    /**
     * All of these operations.
     *
     * @throws IllegalArgumentException
     *             if the model does not have one of them, or two have one name
     */
    public Operations(ServiceModel model, Collection<? extends Operation> operations) {
        this.targetPrefix = model.targetPrefix() + ".";
        for (Operation operation : operations) {
            OperationModel operationModel = model.operation(operation.name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Expected an operation of the model, but got " + operation.name()));
            if (byTarget.put(targetPrefix + operation.name(), new Entry(operation, operationModel)) != null) {
                throw new IllegalArgumentException("Expected one operation " + operation.name() + ", but got two");
            }
        }
    }

    /** The operation of this name. */
    Optional<Entry> byName(String name) {
        return byTarget(targetPrefix + name);
    }

    /** The operation that the header {@code X-Amz-Target} asks for. */
    Optional<Entry> byTarget(String target) {
        return Optional.ofNullable(byTarget.get(target));
    }
}
