package dev.pawl.server.api.task;

import dev.pawl.engine.TaskTokens;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class TaskOperations {
    private TaskOperations() {}

    /** What the holder of a task token may say. */
    public static List<Operation> of(TaskTokens tasks) {
        return List.of(new SendTaskSuccess(tasks), new SendTaskFailure(tasks), new SendTaskHeartbeat(tasks));
    }
}
