package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Redrives;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        redrives(root, state.redrives());
        ArrayNode frames = root.putArray("frames");
        state.frames().forEach(frame -> frames.add(frame(frame)));
        return Payload.of(root);
    }

    /** The state again. */
    public static ExecutionState read(ExecutionInfo info, Payload snapshot) {
        ExecutionState state = new ExecutionState(info);
        JsonNode root = snapshot.value();
        root.get("frames").forEach(node -> state.add(frame(node)));
        state.restore(root.get("event").longValue(), root.get("frame").intValue(), redrives(root));
        return state;
    }

    /** Nothing about the redrives of an execution that had none. */
    private static void redrives(ObjectNode root, Redrives redrives) {
        if (redrives.count() > 0) {
            root.put("redriven", redrives.lastEventId());
            ArrayNode newest = root.putArray("tokens");
            redrives.newest()
                    .forEach(r -> newest.addObject().put("token", r.clientToken()).put("at", r.at().toEpochMilli()));
        }
    }

    private static Redrives redrives(JsonNode root) {
        List<Redrives.Redrive> newest = new ArrayList<>();
        root.path("tokens").forEach(r -> newest.add(new Redrives.Redrive(r.get("token").textValue(),
                Instant.ofEpochMilli(r.get("at").longValue()))));
        return new Redrives(root.get("redrives").intValue(), root.path("redriven").longValue(), List.copyOf(newest));
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
