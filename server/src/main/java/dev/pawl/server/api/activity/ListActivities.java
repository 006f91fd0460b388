package dev.pawl.server.api.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.auth.Sieve;
import dev.pawl.store.Activities.ActivityRecord;
import java.util.List;

/** Lists activities in the order of their creation. */
record ListActivities(ActivityTasks activities) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        Paging paging = Paging.of(request, name());
        List<ActivityRecord> found = new Sieve<>(activities::list, ActivityRecord::key).take(paging.number(),
                paging.lookFor(), activity -> request.may(name(), activity.arn()));
        return paging.answer("activities", found, ListActivities::json,
                ActivityRecord::key);
    }

    static ObjectNode json(ActivityRecord activity) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("activityArn", activity.arn());
        json.set("creationDate", Timestamps.json(activity.createdAt()));
        return json.put("name", activity.name());
    }
}
