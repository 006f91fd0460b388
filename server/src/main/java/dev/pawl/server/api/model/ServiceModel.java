package dev.pawl.server.api.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All operations of the API. */
public final class ServiceModel {
    private final String targetPrefix;
    private final Map<String, OperationModel> operations;

    ServiceModel(String targetPrefix, Map<String, OperationModel> operations) {
        this.targetPrefix = targetPrefix;
        this.operations = new LinkedHashMap<>(operations);
    }

    /** What stands before an operation's name and a dot in the header {@code X-Amz-Target}. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** The operation of this name. */
    public Optional<OperationModel> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** All operations, by name. */
    public Collection<OperationModel> operations() {
        return java.util.Collections.unmodifiableCollection(operations.values());
    }
}
