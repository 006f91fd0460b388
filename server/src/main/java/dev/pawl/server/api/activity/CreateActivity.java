package dev.pawl.server.api.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ActivityArn;
import dev.pawl.arn.ArnScope;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.json.Payload;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.api.tag.TagList;
import dev.pawl.store.Activities.ActivityRecord;
import java.util.Map;
import java.util.Optional;

/** Creates an activity; the same once more gives the one that is there. */
record CreateActivity(ActivityTasks activities, ArnScope scope) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        Payload encryption = Configuration.ENCRYPTION.read(request);
        Map<String, String> tags = TagList.read(request);
        ActivityRecord activity = activities.create(request.text("name"), Optional.of(encryption), tags);
        if (!activity.encryption().orElse(encryption).equals(encryption)) {
            throw new ApiException("ActivityAlreadyExists", "Activity Already Exists: '" + activity.arn() + "'");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("activityArn", activity.arn());
        answer.set("creationDate", Timestamps.json(activity.createdAt()));
        return answer;
    }

    @Override
    public Optional<String> creates(ObjectNode input) {
        return Optional.of(new ActivityArn(scope, input.required("name").textValue()).text());
    }
}
