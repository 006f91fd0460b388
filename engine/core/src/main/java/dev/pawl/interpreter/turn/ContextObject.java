package dev.pawl.interpreter.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.StateType;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TaskToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code $$} and {@code $states.context} show: the execution, its machine, the state, the task and the
 * Map's item.
 */
final class ContextObject {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ContextObject() {}

    static JsonNode of(Turn turn, Frame frame, Optional<TaskToken> token) {
        if (turn.probe().isPresent()) {
            return turn.probe().get().context();
        }
        ObjectNode context = NODES.objectNode();
        context.set("Execution", execution(turn.state()));
        item(turn, frame).ifPresent(item -> context.putObject("Map").set("Item", item));
        ExecutionInfo info = turn.state().info();
        context.putObject("StateMachine").put("Id", info.stateMachineArn()).put("Name", info.stateMachineName());
        context.set("State", state(turn, frame));
        token.ifPresent(t -> context.putObject("Task").put("Token", t.encode()));
        return context;
    }

    static String timestamp(Instant instant) {
        return MILLIS.format(instant);
    }

    /** The item of an iteration that is about to begin. */
    static ObjectNode item(JsonNode items, int index) {
        ObjectNode item = NODES.objectNode().put("Index", index);
        if (items.isObject()) {
            Map.Entry<String, JsonNode> member = items.properties().stream().skip(index).findFirst().orElseThrow();
            return item.put("Key", member.getKey()).set("Value", member.getValue());
        }
        return item.set("Value", items.get(index));
    }

    private static ObjectNode execution(ExecutionState state) {
        ExecutionInfo info = state.info();
        ObjectNode execution = NODES.objectNode().put("Id", info.arn());
        execution.set("Input", info.input().value());
        execution.put("StartTime", timestamp(info.startedAt())).put("Name", info.name()).put("RoleArn", info.roleArn());
        if (!info.express()) {
            execution.put("RedriveCount", state.redriveCount());
            state.redrives().lastAt().ifPresent(at -> execution.put("RedriveTime", timestamp(at)));
        }
        return execution;
    }

    private static ObjectNode state(Turn turn, Frame frame) {
        Step.Inside inside = Turn.inside(frame);
        ObjectNode state = NODES.objectNode().put("Name", inside.state()).put("EnteredTime",
                timestamp(inside.enteredAt()));
        StateType type = turn.stateOf(frame).type();
        if (type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP) {
            state.put("RetryCount", inside.retries().total());
        }
        return state;
    }

    /** The item of the innermost Map around a frame. */
    private static Optional<ObjectNode> item(Turn turn, Frame frame) {
        Optional<Frame.Parent> parent = frame.parent();
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        Frame around = turn.state().frame(parent.get().frame()).orElseThrow();
        return Turn.inside(around).progress() instanceof Progress.Iterating map
                ? Optional.of(item(map.items().value(), parent.get().index()))
                : item(turn, around);
    }
}
