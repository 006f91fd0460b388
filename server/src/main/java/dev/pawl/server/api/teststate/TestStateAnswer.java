package dev.pawl.server.api.teststate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.HttpTrace;
import dev.pawl.engine.StateTests;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.json.Payload;
import dev.pawl.teststate.Inspection;
import dev.pawl.teststate.InspectionLevel;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.Tested;
import java.util.Optional;

/** How a test ended, as the API tells it: all data as JSON text. */
public final class TestStateAnswer {
    private TestStateAnswer() {}

    /** The answer with as much as the test asks for. */
    public static ObjectNode of(StateTests.Result result, StateTest test) {
        Tested tested = result.tested();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", tested.status().name());
        tested.output().ifPresent(output -> answer.put("output", output.text()));
        tested.failure().error().ifPresent(error -> answer.put("error", error));
        tested.failure().cause().ifPresent(cause -> answer.put("cause", cause));
        tested.nextState().ifPresent(next -> answer.put("nextState", next));
        if (test.level() != InspectionLevel.INFO) {
            ObjectNode data = answer.putObject("inspectionData");
            inspection(tested.inspection(), data);
            if (test.level() == InspectionLevel.TRACE) {
                result.trace().ifPresent(trace -> trace(trace, test.revealSecrets(), data));
            }
        }
        return answer;
    }

    private static void inspection(Inspection seen, ObjectNode data) {
        data.put("input", seen.input().text());
        seen.steps().forEach((step, value) -> step(step, value, data));
        seen.result().ifPresent(result -> data.put("result", result.text()));
        if (!seen.variables().isEmpty()) {
            ObjectNode variables = JsonNodeFactory.instance.objectNode();
            seen.variables().forEach(variables::set);
            data.put("variables", Payload.of(variables).text());
        }
        if (!seen.handling().equals(Inspection.Handling.NONE)) {
            ObjectNode details = data.putObject("errorDetails");
            seen.handling().catcher().ifPresent(index -> details.put("catchIndex", index));
            seen.handling().retrier().ifPresent(index -> details.put("retryIndex", index));
            seen.handling().backoffSeconds().ifPresent(s -> details.put("retryBackoffIntervalSeconds", s));
        }
    }

    private static void step(DataStep step, Payload value, ObjectNode data) {
        switch (step) {
            case INPUT_PATH -> data.put("afterInputPath", value.text());
            case PARAMETERS -> data.put("afterParameters", value.text());
            case ARGUMENTS -> data.put("afterArguments", value.text());
            case RESULT_SELECTOR -> data.put("afterResultSelector", value.text());
            case RESULT_PATH -> data.put("afterResultPath", value.text());
            case ITEMS_PATH -> data.put("afterItemsPath", value.text());
            case ITEMS_POINTER -> data.put("afterItemsPointer", value.text());
            case ITEM_SELECTOR -> data.put("afterItemSelector", value.text());
            case ITEM_BATCHER -> data.put("afterItemBatcher", value.text());
            case MAX_CONCURRENCY -> data.put("maxConcurrency", value.value().longValue());
            case TOLERATED_FAILURE_COUNT -> data.put("toleratedFailureCount", value.value().longValue());
            case TOLERATED_FAILURE_PERCENTAGE -> data.set("toleratedFailurePercentage", value.value());
        }
    }

    private static void trace(HttpTrace trace, boolean revealSecrets, ObjectNode data) {
        HttpTrace.Request request = revealSecrets ? trace.sent() : trace.written();
        ObjectNode sent = data.putObject("request").put("protocol", request.protocol()).put("method",
                request.method()).put("url", request.url());
        put(sent, "headers", request.headers());
        put(sent, "body", request.body());
        trace.response().ifPresent(response -> {
            ObjectNode got = data.putObject("response").put("protocol", response.protocol()).put("statusCode",
                    response.statusCode());
            put(got, "statusMessage", response.statusMessage());
            put(got, "headers", response.headers());
            put(got, "body", response.body());
        });
    }

    private static void put(ObjectNode object, String member, Optional<String> value) {
        value.ifPresent(text -> object.put(member, text));
    }
}
