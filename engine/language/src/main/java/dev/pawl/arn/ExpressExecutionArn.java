package dev.pawl.arn;

/**
 * {@code express:MACHINE[/LABEL]:NAME:RUN}: an Express execution; its name need not be unique, the run's id
 * is.
 */
public record ExpressExecutionArn(StateMachineRef runs, String name, String runId) implements ExecutionRef {
    /**
     * Refuses a version or an alias, because the ARN names neither.
     */
    public ExpressExecutionArn {
        ExecutionRef.requireUnqualified(runs);
    }

    @Override
    public String resourceType() {
        return "express";
    }

    @Override
    public String resourceName() {
        return runs.resourceName() + ":" + name + ":" + runId;
    }

    @Override
    public String toString() {
        return text();
    }
}
