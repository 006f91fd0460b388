package dev.pawl.server.api.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ActivityTasks;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Request;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Waits for a task, which a worker then has; the token is null if none came. */
record GetActivityTask(ActivityTasks activities, Duration atMost) implements Operation {
    @Override
    public CompletionStage<? extends JsonNode> call(Request request) {
        return activities
                .getTask(request.text("activityArn"), request.optionalText("workerName"), atMost, request.hungUp())
                .thenApply(task -> task.map(GetActivityTask::json)
                        .orElseGet(() -> JsonNodeFactory.instance.objectNode().putNull("taskToken")));
    }

    private static ObjectNode json(ActivityTask task) {
        return JsonNodeFactory.instance.objectNode().put("taskToken", task.token()).put("input", task.input().text());
    }
}
