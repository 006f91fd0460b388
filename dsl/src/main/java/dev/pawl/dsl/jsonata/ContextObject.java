package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * The context object: {@code $states.context}, what the engine knows of the execution. Times are texts in ISO
 * 8601.
 */
public record ContextObject() implements Value<Object> {
    /** The execution's ARN. */
    public Expr<String> executionId() {
        return at("Execution.Id");
    }

    /** The execution's name. */
    public Expr<String> executionName() {
        return at("Execution.Name");
    }

    /** The input of the whole execution. */
    public <T> Expr<T> executionInput(Class<T> type) {
        return at("Execution.Input");
    }

    /** As whom the execution runs: an ARN. */
    public Expr<String> executionRoleArn() {
        return at("Execution.RoleArn");
    }

    /** When the execution was started. */
    public Expr<Instant> executionStartTime() {
        return at("Execution.StartTime");
    }

    /** How often the execution was redriven. */
    public Expr<Integer> redriveCount() {
        return at("Execution.RedriveCount");
    }

    /** When the execution was last redriven; there only if it was. */
    public Expr<Instant> redriveTime() {
        return at("Execution.RedriveTime");
    }

    /** The ARN of the state machine. */
    public Expr<String> stateMachineId() {
        return at("StateMachine.Id");
    }

    /** The name of the state machine. */
    public Expr<String> stateMachineName() {
        return at("StateMachine.Name");
    }

    /** The name of this state. */
    public Expr<String> stateName() {
        return at("State.Name");
    }

    /** When this state was entered. */
    public Expr<Instant> stateEnteredTime() {
        return at("State.EnteredTime");
    }

    /** How often this state was tried again so far. */
    public Expr<Integer> retryCount() {
        return at("State.RetryCount");
    }

    /** What has to be brought back to end a task that waits for its token. */
    public Expr<String> taskToken() {
        return at("Task.Token");
    }

    /** The number of this iteration of a Map, from 0. */
    public Expr<Integer> mapItemIndex() {
        return at("Map.Item.Index");
    }

    /** The item of this iteration of a Map. */
    public <T> Expr<T> mapItemValue(Class<T> type) {
        return at("Map.Item.Value");
    }

    /** The name of the member that this iteration of a Map works on, if its items are an object. */
    public Expr<String> mapItemKey() {
        return at("Map.Item.Key");
    }

    /** Where this iteration of a distributed Map has its item from. */
    public Expr<String> mapItemSource() {
        return at("Map.Item.Source");
    }

    @Override
    public JsonNode json() {
        return expr().json();
    }

    @Override
    public Expr<Object> expr() {
        return Expr.path("$states.context");
    }

    private static <T> Expr<T> at(String path) {
        return Expr.path("$states.context." + path);
    }
}
