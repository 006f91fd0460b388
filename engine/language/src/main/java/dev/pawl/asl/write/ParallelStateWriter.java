package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ParallelState;

/** Writes a Parallel. */
final class ParallelStateWriter {
    private ParallelStateWriter() {}

    static void write(ParallelState state, ObjectNode into) {
        ArrayNode branches = into.putArray("Branches");
        state.branches().forEach(b -> FlowWriter.write(b, branches.addObject()));
        DataFlowWriter.write(state.data(), into);
        ErrorHandlingWriter.write(state.retriers(), state.catchers(), into);
        ValueWriter.transition(state.transition(), into);
    }
}
