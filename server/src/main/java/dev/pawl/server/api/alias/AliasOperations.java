package dev.pawl.server.api.alias;

import dev.pawl.engine.StateMachineAliases;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class AliasOperations {
    private AliasOperations() {}

    /** The operations on aliases. */
    public static List<Operation> of(StateMachineAliases aliases) {
        return List.of(new CreateStateMachineAlias(aliases), new UpdateStateMachineAlias(aliases),
                new DescribeStateMachineAlias(aliases), new DeleteStateMachineAlias(aliases),
                new ListStateMachineAliases(aliases));
    }
}
