package dev.pawl.interpreter.state;

import dev.pawl.asl.SucceedState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import java.util.Optional;

/** Succeed: out of the flow. */
final class SucceedHandler {
    private SucceedHandler() {}

    static void begin(Turn turn, Frame frame, SucceedState state) {
        DataOut out = DataOut.ofInput(turn, frame, state.data(), DataIn.input(turn, frame, state));
        Exits.leave(turn, frame, Optional.empty(), out);
    }
}
