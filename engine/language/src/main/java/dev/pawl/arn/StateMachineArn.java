package dev.pawl.arn;

/** {@code stateMachine:NAME}: a state machine in its newest revision. */
public record StateMachineArn(ArnScope scope, String name) implements StateMachineRef {
    @Override
    public StateMachineArn machine() {
        return this;
    }

    @Override
    public String resourceName() {
        return name;
    }

    /** A published version of this machine. */
    public StateMachineVersionArn version(int number) {
        return new StateMachineVersionArn(this, number);
    }

    /** An alias of this machine. */
    public StateMachineAliasArn alias(String alias) {
        return new StateMachineAliasArn(this, alias);
    }

    /** What the child executions of a distributed Map with this label run. */
    public LabelledStateMachineArn labelled(String label) {
        return new LabelledStateMachineArn(this, label);
    }

    /** A Standard execution of this machine. */
    public ExecutionArn execution(String executionName) {
        return new ExecutionArn(this, executionName);
    }

    /** An Express execution of this machine; the run's id tells those with one name apart. */
    public ExpressExecutionArn express(String executionName, String runId) {
        return new ExpressExecutionArn(this, executionName, runId);
    }

    @Override
    public String toString() {
        return text();
    }
}
