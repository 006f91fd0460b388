package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.PassState;

/** Writes a Pass. */
final class PassStateWriter {
    private PassStateWriter() {}

    static void write(PassState state, ObjectNode into) {
        state.result().ifPresent(r -> into.set("Result", r));
        DataFlowWriter.write(state.data(), into);
        ValueWriter.transition(state.transition(), into);
    }
}
