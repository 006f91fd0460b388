package dev.pawl.arn;

/** An execution, Standard or Express. */
public sealed interface ExecutionRef extends StatesArn permits ExecutionArn, ExpressExecutionArn {
    /** What it runs: a machine, or the labelled part of one if it is a child of a distributed Map. */
    StateMachineRef runs();

    /** The execution's own name. */
    String name();

    @Override
    default ArnScope scope() {
        return runs().scope();
    }

    /** Fails if an execution's ARN cannot hold what is given. */
    static void requireUnqualified(StateMachineRef runs) {
        if (runs instanceof StateMachineVersionArn || runs instanceof StateMachineAliasArn) {
            throw new IllegalArgumentException("Expected a state machine without version or alias, but got " + runs);
        }
    }
}
