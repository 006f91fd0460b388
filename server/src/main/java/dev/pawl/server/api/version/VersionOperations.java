package dev.pawl.server.api.version;

import dev.pawl.engine.StateMachineVersions;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class VersionOperations {
    private VersionOperations() {}

    /** The operations on versions. */
    public static List<Operation> of(StateMachines machines, StateMachineVersions versions) {
        return List.of(new PublishStateMachineVersion(machines), new ListStateMachineVersions(versions),
                new DeleteStateMachineVersion(versions));
    }
}
