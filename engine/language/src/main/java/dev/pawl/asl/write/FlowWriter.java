package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.Flow;

/** Writes StartAt and States. */
final class FlowWriter {
    private FlowWriter() {}

    /**
     * Into the object of a machine, a branch or an item processor. The comment of a machine is its own, not its
     * flow's.
     */
    static void write(Flow flow, ObjectNode into) {
        flow.comment().ifPresent(c -> into.put("Comment", c));
        into.put("StartAt", flow.startAt());
        ObjectNode states = into.putObject("States");
        flow.states().forEach((name, state) -> states.set(name, StateWriter.write(state)));
    }
}
