package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.json.Payload;
import java.util.Optional;

/** A running execution's state as JSON, so that folding need not begin at the first event. */
public final class Snapshots {
    /** Of the form. A snapshot of another version is thrown away, and all events are folded. */
    public static final int VERSION = 1;

    private Snapshots() {}

    /** The state as JSON, without what {@link ExecutionInfo} holds. */
    public static Payload write(ExecutionState state) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("event", state.lastEventId()).put("frame", state.nextFrame()).put("redrives", state.redriveCount());
        ArrayNode frames = root.putArray("frames");
        state.frames().forEach(frame -> frames.add(frame(frame)));
        return Payload.of(root);
    }

    /** The state again. */
    public static ExecutionState read(ExecutionInfo info, Payload snapshot) {
        ExecutionState state = new ExecutionState(info);
        JsonNode root = snapshot.value();
        root.get("frames").forEach(node -> state.add(frame(node)));
        state.restore(root.get("event").longValue(), root.get("frame").intValue(), root.get("redrives").intValue());
        return state;
    }

    private static ObjectNode frame(Frame frame) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", frame.id()).put("last", frame.lastEventId());
        frame.parent().ifPresent(p -> node.putObject("parent").put("frame", p.frame()).put("state", p.state())
                .put("index", p.index()));
        ObjectNode variables = node.putObject("variables");
        frame.variables().forEach(variables::set);
        node.set("step", StepJson.write(frame.step()));
        return node;
    }

    private static Frame frame(JsonNode node) {
        Optional<Frame.Parent> parent = Optional.ofNullable(node.get("parent")).map(p -> new Frame.Parent(
                p.get("frame").intValue(), p.get("state").textValue(), p.get("index").intValue()));
        Frame frame = new Frame(node.get("id").intValue(), parent, node.get("last").longValue(),
                StepJson.read(node.get("step")));
        node.get("variables").properties().forEach(v -> frame.assign(v.getKey(), v.getValue()));
        return frame;
    }
}
