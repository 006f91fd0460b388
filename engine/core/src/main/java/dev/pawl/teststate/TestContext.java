package dev.pawl.teststate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.StateType;
import dev.pawl.asl.TaskState;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.MockCheck;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The context object of a state under test, as long as nobody makes one up: that of an Express execution. */
final class TestContext {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private TestContext() {}

    static ObjectNode of(Setting setting, ExecutionInfo info, Optional<String> roleArn) {
        String now = MILLIS.format(info.startedAt());
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode execution = context.putObject("Execution").put("Id", info.arn());
        execution.set("Input", info.input().value());
        execution.put("Name", info.name()).put("RoleArn", roleArn.orElse(null)).put("StartTime", now);
        context.putObject("StateMachine").put("Id", info.stateMachineArn()).put("Name", info.stateMachineName());
        ObjectNode state = context.putObject("State").put("Name", Subject.NAME).put("EnteredTime", now);
        StateType type = setting.subject().state().type();
        if (type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP) {
            state.put("RetryCount", setting.configuration().retrierRetryCount().orElse(0));
        }
        if (setting.subject().insideMap()) {
            item(context, setting.input());
        }
        if (setting.subject().state() instanceof TaskState task && MockCheck.waitsForOthers(task)) {
            context.putObject("Task").put("Token", info.name());
        }
        return context;
    }

    private static void item(ObjectNode context, Payload input) {
        context.putObject("Map").putObject("Item").put("Index", 0).set("Value", input.value());
    }
}
