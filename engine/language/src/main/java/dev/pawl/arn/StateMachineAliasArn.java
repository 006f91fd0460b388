package dev.pawl.arn;

/** {@code stateMachine:NAME:ALIAS}: a name that routes to one or two versions. */
public record StateMachineAliasArn(StateMachineArn machine, String alias) implements StateMachineRef {
    @Override
    public String resourceName() {
        return machine.name() + ":" + alias;
    }

    @Override
    public String toString() {
        return text();
    }
}
