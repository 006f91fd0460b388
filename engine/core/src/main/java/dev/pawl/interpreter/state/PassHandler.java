package dev.pawl.interpreter.state;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PassState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Pass: its Result, or its input, stands for the result of a task. */
final class PassHandler {
    private PassHandler() {}

    static void begin(Turn turn, Frame frame, PassState state) {
        DataOut out = switch (state.data()) {
            case DataFlow.JsonPathFlow flow -> {
                Payload input = DataIn.arguments(turn, frame, state, Optional.empty());
                Payload result = state.result().map(Payload::of).orElse(input);
                yield DataOut.ofResult(turn, frame, flow, result);
            }
            case DataFlow.JsonataFlow flow -> DataOut.ofInput(turn, frame, flow, Turn.inside(frame).input());
        };
        Exits.leave(turn, frame, state.transition(), out);
    }
}
