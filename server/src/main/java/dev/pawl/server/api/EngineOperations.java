package dev.pawl.server.api;

import dev.pawl.engine.Engine;
import dev.pawl.server.api.model.ServiceModelReader;
import java.util.List;

/** The operations of the API on an engine. */
public final class EngineOperations {
    private EngineOperations() {}

    /** All that there are. */
    public static Operations of(Engine engine) {
        return new Operations(ServiceModelReader.read(), List.of());
    }
}
