package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.WaitState;

/** Writes a Wait. */
final class WaitStateWriter {
    private WaitStateWriter() {}

    static void write(WaitState state, ObjectNode into) {
        switch (state.until()) {
            case WaitState.Until.Seconds u -> ValueWriter.number(u.seconds(), "Seconds", into);
            case WaitState.Until.Timestamp u -> ValueWriter.text(u.timestamp(), "Timestamp", "TimestampPath", into);
        }
        DataFlowWriter.write(state.data(), into);
        ValueWriter.transition(state.transition(), into);
    }
}
