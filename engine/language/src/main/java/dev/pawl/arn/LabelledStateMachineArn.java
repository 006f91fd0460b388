package dev.pawl.arn;

/**
 * {@code stateMachine:NAME/LABEL}: the part of a machine that the child executions of a distributed Map run.
 */
public record LabelledStateMachineArn(StateMachineArn machine, String label) implements StateMachineRef {
    @Override
    public String resourceName() {
        return machine.name() + "/" + label;
    }

    /** The map run of this label with this id. */
    public MapRunArn mapRun(String id) {
        return new MapRunArn(this, id);
    }

    /** A Standard child execution. */
    public ExecutionArn execution(String executionName) {
        return new ExecutionArn(this, executionName);
    }

    /** An Express child execution. */
    public ExpressExecutionArn express(String executionName, String runId) {
        return new ExpressExecutionArn(this, executionName, runId);
    }

    @Override
    public String toString() {
        return text();
    }
}
