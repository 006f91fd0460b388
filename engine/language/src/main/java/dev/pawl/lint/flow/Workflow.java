package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine that is right, with what was written and where.
 *
 * @param text
 *            of its definition
 * @param root
 *            its outermost flow
 */
public record Workflow(StateMachine machine, String text, MachineType type, FlowPlace root) {
    /** Finds the places of a machine that was read from this text. */
    public static Workflow of(StateMachine machine, String text, JsonNode tree, MachineType type) {
        return new Workflow(machine, text, type, FlowPlace.of(machine.flow(), tree, Location.ROOT, type, true));
    }

    /** The JSON of the whole definition. */
    public JsonNode tree() {
        return root.node();
    }

    /** The outermost flow and all inside it, outer before inner. */
    public List<FlowPlace> flows() {
        List<FlowPlace> flows = new ArrayList<>();
        collect(root, flows);
        return flows;
    }

    private static void collect(FlowPlace flow, List<FlowPlace> into) {
        into.add(flow);
        flow.states().forEach(s -> s.inner().forEach(f -> collect(f, into)));
    }

    /** All states at any depth, outer before inner. */
    public List<StatePlace> states() {
        return flows().stream().flatMap(f -> f.states().stream()).toList();
    }
}
