package dev.pawl.server.api.activity;

import dev.pawl.arn.ArnScope;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.server.api.Operation;
import java.time.Duration;
import java.util.List;

/** All operations of this package. */
public final class ActivityOperations {
    private ActivityOperations() {}

    /**
     * The operations on activities.
     *
     * @param longPoll
     *            how long a worker waits for a task
     */
    public static List<Operation> of(ActivityTasks activities, ArnScope scope, Duration longPoll) {
        return List.of(new CreateActivity(activities, scope), new DescribeActivity(activities),
                new ListActivities(activities), new DeleteActivity(activities),
                new GetActivityTask(activities, longPoll));
    }
}
