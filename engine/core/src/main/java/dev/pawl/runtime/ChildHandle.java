package dev.pawl.runtime;

import dev.pawl.store.WorkItem.Phase;

/** How a task names the execution that it waits for. */
final class ChildHandle {
    /** Member of the handle that holds the child's ARN. */
    static final String EXECUTION_ARN = "ExecutionArn";

    private ChildHandle() {}

    /** Whether the task waits for that execution. */
    static boolean names(PendingTask task, String childArn) {
        return task.phase() == Phase.SUBMITTED && task.handle()
                .map(handle -> handle.value().path(EXECUTION_ARN).asText().equals(childArn)).orElse(false);
    }
}
