package dev.pawl.server.api.machine;

import dev.pawl.arn.ArnScope;
import dev.pawl.engine.StateMachineVersions;
import dev.pawl.engine.StateMachines;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class MachineOperations {
    private MachineOperations() {}

    /** The operations on state machines. */
    public static List<Operation> of(StateMachines machines, StateMachineVersions versions, ArnScope scope) {
        return List.of(new CreateStateMachine(machines, scope), new UpdateStateMachine(machines),
                new DescribeStateMachine(machines, versions), new DescribeStateMachineForExecution(machines),
                new ListStateMachines(machines), new DeleteStateMachine(machines),
                new ValidateStateMachineDefinition());
    }
}
