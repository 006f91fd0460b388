package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The flows and states of a definition, right or wrong, with the place of each. */
final class Outline {
    /**
     * A machine, a branch or an item processor.
     *
     * @param runsAs
     *            the kind of execution in which its states run
     * @param isolated
     *            whether it sees no variables from outside
     */
    record FlowNode(JsonNode node, Location location, MachineType runsAs, boolean isolated, List<StateNode> states) {
        /** Whether both StartAt and States can be read. */
        boolean isWhole() {
            return node.path("StartAt").isTextual() && node.path("States").isObject();
        }
    }

    /**
     * A state.
     *
     * @param inner
     *            the flows that run inside it
     */
    record StateNode(String name, JsonNode node, Location location, List<FlowNode> inner) {
        String text(String field) {
            return node.path(field).asText("");
        }

        boolean is(String type) {
            return text("Type").equals(type);
        }
    }

    private final FlowNode machine;

    private Outline(FlowNode machine) {
        this.machine = machine;
    }

    static Outline of(JsonNode definition, MachineType type) {
        return new Outline(flow(definition, Location.ROOT, type, true));
    }

    private static FlowNode flow(JsonNode node, Location location, MachineType runsAs, boolean isolated) {
        List<StateNode> states = new ArrayList<>();
        Location all = location.child("States");
        for (Map.Entry<String, JsonNode> e : node.path("States").properties()) {
            Location at = all.child(e.getKey());
            states.add(new StateNode(e.getKey(), e.getValue(), at, inner(e.getValue(), at, runsAs)));
        }
        return new FlowNode(node, location, runsAs, isolated, List.copyOf(states));
    }

    private static List<FlowNode> inner(JsonNode state, Location at, MachineType runsAs) {
        List<FlowNode> flows = new ArrayList<>();
        JsonNode branches = state.path("Branches");
        for (int i = 0; i < branches.size(); i++) {
            flows.add(flow(branches.path(i), at.child("Branches").index(i), runsAs, false));
        }
        for (String name : List.of("ItemProcessor", "Iterator")) {
            if (state.path(name).isObject()) {
                flows.add(processor(state.path(name), at.child(name), runsAs));
            }
        }
        return List.copyOf(flows);
    }

    private static FlowNode processor(JsonNode processor, Location at, MachineType runsAs) {
        JsonNode config = processor.path("ProcessorConfig");
        if (!config.path("Mode").asText("").equals("DISTRIBUTED")) {
            return flow(processor, at, runsAs, false);
        }
        boolean express = config.path("ExecutionType").asText("").equals("EXPRESS");
        return flow(processor, at, express ? MachineType.EXPRESS : MachineType.STANDARD, true);
    }

    FlowNode machine() {
        return machine;
    }

    /**
     * Whether a state is read as JSONata: all but "JSONPath" is, and the machine speaks for states that say
     * nothing.
     */
    boolean isJsonata(StateNode state) {
        String ofMachine = machine.node().path("QueryLanguage").asText("JSONPath");
        return !state.node().path("QueryLanguage").asText(ofMachine).equals("JSONPath");
    }

    /** The machine and all flows inside it, outer before inner. */
    List<FlowNode> flows() {
        List<FlowNode> flows = new ArrayList<>();
        collect(machine, flows);
        return flows;
    }

    private static void collect(FlowNode flow, List<FlowNode> into) {
        into.add(flow);
        flow.states().forEach(s -> s.inner().forEach(f -> collect(f, into)));
    }

    /** All states at any depth. */
    List<StateNode> states() {
        return flows().stream().flatMap(f -> f.states().stream()).toList();
    }
}
