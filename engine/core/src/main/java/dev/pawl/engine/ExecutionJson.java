package dev.pawl.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import java.util.Optional;

/** An execution as a task of another execution sees it: DescribeExecution's answer with capital letters. */
final class ExecutionJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ExecutionJson() {}

    /** What becomes of a .sync task whose child has ended. */
    static Outcome outcome(ExecutionRecord child, RedriveStatus redrivable, boolean parsed) {
        if (child.status() == ExecutionStatus.SUCCEEDED) {
            return new Outcome.Completed(Payload.of(described(child, redrivable, parsed)));
        }
        return Outcome.Failed.of("States.TaskFailed", Payload.of(described(child, redrivable, false)).text());
    }

    /** Members in the order of their names, as AWS writes them. */
    static ObjectNode described(ExecutionRecord child, RedriveStatus redrivable, boolean parsed) {
        ExecutionInfo info = child.info();
        ObjectNode json = JSON.objectNode();
        Failure failure = child.failure();
        failure.cause().ifPresent(cause -> json.put("Cause", cause));
        failure.error().ifPresent(error -> json.put("Error", error));
        json.put("ExecutionArn", info.arn());
        json.set("Input", data(info.input(), parsed));
        json.set("InputDetails", included());
        json.put("Name", info.name());
        child.output().ifPresent(output -> {
            json.set("Output", data(output, parsed));
            json.set("OutputDetails", included());
        });
        json.put("RedriveCount", child.redriveCount());
        child.redrivenAt().ifPresent(at -> json.put("RedriveDate", at.toEpochMilli()));
        json.put("RedriveStatus", redrivable.kind().name());
        redrivable.reason().ifPresent(why -> json.put("RedriveStatusReason", why));
        json.put("StartDate", info.startedAt().toEpochMilli());
        machine(json, info);
        json.put("Status", child.status().name());
        child.stoppedAt().ifPresent(at -> json.put("StopDate", at.toEpochMilli()));
        return json;
    }

    /** The answer of StartSyncExecution. */
    static Payload result(Executions.Result result) {
        ExecutionInfo info = result.info();
        ObjectNode json = JSON.objectNode();
        result.failure().cause().ifPresent(cause -> json.put("Cause", cause));
        result.failure().error().ifPresent(error -> json.put("Error", error));
        json.put("ExecutionArn", info.arn());
        json.set("Input", data(info.input(), false));
        json.set("InputDetails", included());
        json.put("Name", info.name());
        Optional<Payload> output = result.output();
        output.ifPresent(o -> {
            json.set("Output", data(o, false));
            json.set("OutputDetails", included());
        });
        json.put("StartDate", info.startedAt().toString());
        json.put("StateMachineArn", info.stateMachineArn());
        json.put("Status", result.status().name());
        json.put("StopDate", result.stopDate().toString());
        return Payload.of(json);
    }

    private static void machine(ObjectNode json, ExecutionInfo info) {
        info.stateMachineAliasArn().ifPresent(arn -> json.put("StateMachineAliasArn", arn));
        json.put("StateMachineArn", info.stateMachineArn());
        info.stateMachineVersionArn().ifPresent(arn -> json.put("StateMachineVersionArn", arn));
    }

    private static JsonNode data(Payload payload, boolean parsed) {
        return parsed ? payload.value() : JSON.textNode(payload.text());
    }

    private static ObjectNode included() {
        return JSON.objectNode().put("Included", true);
    }
}
