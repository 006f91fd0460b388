package dev.pawl.dsl.source;

import java.util.Map;
import java.util.Optional;

/** What the context object's methods are called. */
final class ContextNames {
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("Execution.Id", "executionId"),
            Map.entry("Execution.Name", "executionName"), Map.entry("Execution.RoleArn", "executionRoleArn"),
            Map.entry("Execution.StartTime", "executionStartTime"),
            Map.entry("Execution.RedriveCount", "redriveCount"), Map.entry("Execution.RedriveTime", "redriveTime"),
            Map.entry("StateMachine.Id", "stateMachineId"), Map.entry("StateMachine.Name", "stateMachineName"),
            Map.entry("State.Name", "stateName"), Map.entry("State.EnteredTime", "stateEnteredTime"),
            Map.entry("State.RetryCount", "retryCount"), Map.entry("Task.Token", "taskToken"),
            Map.entry("Map.Item.Index", "mapItemIndex"), Map.entry("Map.Item.Key", "mapItemKey"),
            Map.entry("Map.Item.Source", "mapItemSource"));

    private ContextNames() {}

    /** The method for a path that begins so. */
    static Optional<String> of(String path, String root) {
        return path.startsWith(root)
                ? Optional.ofNullable(NAMES.get(path.substring(root.length())))
                : Optional.empty();
    }
}
