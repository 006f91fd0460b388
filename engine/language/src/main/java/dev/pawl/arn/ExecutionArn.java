package dev.pawl.arn;

/** {@code execution:MACHINE[/LABEL]:NAME}: a Standard execution. */
public record ExecutionArn(StateMachineRef runs, String name) implements ExecutionRef {
    /**
     * Refuses a version or an alias, because the ARN names neither.
     */
    public ExecutionArn {
        ExecutionRef.requireUnqualified(runs);
    }

    @Override
    public String resourceType() {
        return "execution";
    }

    @Override
    public String resourceName() {
        return runs.resourceName() + ":" + name;
    }

    @Override
    public String toString() {
        return text();
    }
}
