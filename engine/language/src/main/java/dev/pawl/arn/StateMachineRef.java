package dev.pawl.arn;

/**
 * What a caller may give for a state machine: the machine itself, a version, an alias, or what a map run
 * makes of it.
 */
public sealed interface StateMachineRef extends StatesArn
        permits StateMachineArn, StateMachineVersionArn, StateMachineAliasArn, LabelledStateMachineArn {
    /** The machine without version, alias or label. */
    StateMachineArn machine();

    @Override
    default ArnScope scope() {
        return machine().scope();
    }

    @Override
    default String resourceType() {
        return "stateMachine";
    }
}
