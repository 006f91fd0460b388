package dev.pawl.server.api.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.store.Activities.ActivityRecord;

/** Shows an activity. */
record DescribeActivity(ActivityTasks activities) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        ActivityRecord activity = activities.describe(request.text("activityArn"));
        ObjectNode answer = ListActivities.json(activity);
        Configuration.ENCRYPTION.show(activity.encryption(), answer);
        return answer;
    }
}
