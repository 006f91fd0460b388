package dev.pawl.arn;

/** {@code stateMachine:NAME:NUMBER}: a published version, counted from 1. */
public record StateMachineVersionArn(StateMachineArn machine, int version) implements StateMachineRef {
    @Override
    public String resourceName() {
        return machine.name() + ":" + version;
    }

    @Override
    public String toString() {
        return text();
    }
}
