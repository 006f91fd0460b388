package dev.pawl.server.api.execution;

import dev.pawl.engine.Executions;
import dev.pawl.engine.MapRuns;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class ExecutionOperations {
    private ExecutionOperations() {}

    /** The operations on executions. */
    public static List<Operation> of(Executions executions, MapRuns mapRuns) {
        return List.of(new StartExecution(executions), new StartSyncExecution(executions),
                new DescribeExecution(executions), new ListExecutions(executions, new MapRunChildren(mapRuns)),
                new StopExecution(executions), new RedriveExecution(executions), new GetExecutionHistory(executions));
    }
}
