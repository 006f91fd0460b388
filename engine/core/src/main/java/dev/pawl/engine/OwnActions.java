package dev.pawl.engine;

import java.util.Set;

/**
 * What tasks of {@code aws-sdk:sfn} may ask of the engine that runs them, without a way over the network. A
 * connector
 * to AWS leaves these to it, unless it is told where else Step Functions are.
 */
public final class OwnActions {
    /** As a Resource names them. */
    public static final Set<String> NAMES = Set.of("startExecution", "startSyncExecution", "stopExecution",
            "describeExecution", "redriveExecution", "sendTaskSuccess", "sendTaskFailure", "sendTaskHeartbeat");

    private OwnActions() {}
}
