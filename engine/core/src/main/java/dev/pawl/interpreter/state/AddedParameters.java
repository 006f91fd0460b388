package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.json.Payload;

/** What Step Functions adds to the parameters of some integrations, and shows in TaskScheduled. */
final class AddedParameters {
    private static final String STARTED_BY = "StartedBy";

    private AddedParameters() {}

    /** The parameters as the service gets them. */
    static Payload to(TaskResource resource, Payload input) {
        return resource instanceof TaskResource.Integration integration && integration.service().equals("ecs")
                && integration.action().equals("runTask") && integration.pattern() == Pattern.SYNC
                        ? startedBy(input)
                        : input;
    }

    /** How Step Functions knows its own tasks again among those that end. */
    private static Payload startedBy(Payload input) {
        JsonNode value = input.value();
        if (!value.isObject() || value.has(STARTED_BY)) {
            return input;
        }
        ObjectNode more = ((ObjectNode) value).deepCopy();
        return Payload.of(more.put(STARTED_BY, "AWS Step Functions"));
    }
}
