package dev.pawl.dsl.jsonpath;

/** The context object: {@code $$}, what the engine knows of the execution. Times are texts in ISO 8601. */
public record ContextObject() {
    /** The execution's ARN. */
    public Path<String> executionId() {
        return at("Execution.Id");
    }

    /** The execution's name. */
    public Path<String> executionName() {
        return at("Execution.Name");
    }

    /** The input of the whole execution. */
    public <T> Path<T> executionInput(Class<T> type) {
        return at("Execution.Input");
    }

    /** As whom the execution runs: an ARN. */
    public Path<String> executionRoleArn() {
        return at("Execution.RoleArn");
    }

    /** When the execution was started. */
    public Path<String> executionStartTime() {
        return at("Execution.StartTime");
    }

    /** How often the execution was redriven. */
    public Path<Integer> redriveCount() {
        return at("Execution.RedriveCount");
    }

    /** When the execution was last redriven; there only if it was. */
    public Path<String> redriveTime() {
        return at("Execution.RedriveTime");
    }

    /** The ARN of the state machine. */
    public Path<String> stateMachineId() {
        return at("StateMachine.Id");
    }

    /** The name of the state machine. */
    public Path<String> stateMachineName() {
        return at("StateMachine.Name");
    }

    /** The name of this state. */
    public Path<String> stateName() {
        return at("State.Name");
    }

    /** When this state was entered. */
    public Path<String> stateEnteredTime() {
        return at("State.EnteredTime");
    }

    /** How often this state was tried again so far. */
    public Path<Integer> retryCount() {
        return at("State.RetryCount");
    }

    /** What has to be brought back to end a task that waits for its token. */
    public Path<String> taskToken() {
        return at("Task.Token");
    }

    /** The number of this iteration of a Map, from 0. */
    public Path<Integer> mapItemIndex() {
        return at("Map.Item.Index");
    }

    /** The item of this iteration of a Map. */
    public <T> Path<T> mapItemValue(Class<T> type) {
        return at("Map.Item.Value");
    }

    /** The name of the member that this iteration of a Map works on, if its items are an object. */
    public Path<String> mapItemKey() {
        return at("Map.Item.Key");
    }

    /** Where this iteration of a distributed Map has its item from. */
    public Path<String> mapItemSource() {
        return at("Map.Item.Source");
    }

    /** All of it. */
    public Path<Object> all() {
        return new Path<>("$$");
    }

    private static <T> Path<T> at(String path) {
        return new Path<>("$$." + path);
    }
}
