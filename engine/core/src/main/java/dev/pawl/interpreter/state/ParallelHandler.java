package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.ParallelState;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Parallel: all branches begin with the same input. */
final class ParallelHandler {
    private ParallelHandler() {}

    static void begin(Turn turn, Frame frame, ParallelState state) {
        Payload input = DataIn.arguments(turn, frame, state, Optional.empty());
        turn.emit(frame, new Event.ParallelStateStarted(input, state.branches().size()));
    }

    /** On the way out once all branches are done; until then nothing. */
    static void finish(Turn turn, Frame frame, ParallelState state, Progress.Branching progress) {
        if (progress.running().done() == progress.running().size()) {
            DataOut out = DataOut.ofResult(turn, frame, state.data(), results(progress.running()));
            turn.emit(frame, new Event.ParallelStateSucceeded());
            Exits.leave(turn, frame, state.transition(), out);
        }
    }

    static Payload results(Branches branches) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(branches.size());
        branches.results().forEach(result -> array.add(result.value()));
        return Payload.of(array);
    }
}
