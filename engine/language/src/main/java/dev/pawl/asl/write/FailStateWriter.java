package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.FailState;

/** Writes a Fail. */
final class FailStateWriter {
    private FailStateWriter() {}

    static void write(FailState state, ObjectNode into) {
        state.error().ifPresent(e -> ValueWriter.text(e, "Error", "ErrorPath", into));
        state.cause().ifPresent(c -> ValueWriter.text(c, "Cause", "CausePath", into));
    }
}
