package dev.pawl.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.error.ApiErrors;

/** An operation of the model that this server does not have yet; it says so. */
public record LaterOperation(String name) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        throw ApiErrors.notSupported(name);
    }
}
