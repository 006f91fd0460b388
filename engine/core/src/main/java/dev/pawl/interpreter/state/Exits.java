package dev.pawl.interpreter.state;

import dev.pawl.asl.Transition;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.Aborting;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.Collection;
import java.util.Optional;

/** The way out of a state, and of the execution. */
final class Exits {
    /** AWS's limit on what a state hands on, in bytes of UTF-8. */
    static final int MAX_PAYLOAD_BYTES = 262_144;

    private Exits() {}

    /** Out of the state, on to where its transition leads. */
    static void leave(Turn turn, Frame frame, Transition transition, DataOut out) {
        leave(turn, frame, switch (transition) {
            case Transition.Next next -> Optional.of(next.state());
            case Transition.End end -> Optional.empty();
        }, out);
    }

    /** Out of the state, on to a state or out of the flow. */
    static void leave(Turn turn, Frame frame, Optional<String> next, DataOut out) {
        String name = Turn.inside(frame).state();
        if (tooLarge(out.output()) || tooLargeTogether(out.assigned().values())) {
            Failures.ofState(turn, frame, dataLimitExceeded(name), Optional.empty());
            return;
        }
        turn.emit(frame, new Event.StateExited(turn.stateOf(frame).type(), name, out.output(), out.assigned(), next));
    }

    /** Out of the machine. */
    static void execution(Turn turn, Frame frame, Payload output) {
        Aborting.everything(turn);
        turn.emitForExecution(frame.lastEventId(), new Event.ExecutionSucceeded(output));
    }

    static boolean tooLarge(Payload payload) {
        return payload.sizeBytes() > MAX_PAYLOAD_BYTES;
    }

    /** What one Assign sets counts as one. */
    private static boolean tooLargeTogether(Collection<Payload> values) {
        return values.stream().mapToLong(Payload::sizeBytes).sum() > MAX_PAYLOAD_BYTES;
    }

    static Failure dataLimitExceeded(String state) {
        return Failure.of(ErrorNames.DATA_LIMIT_EXCEEDED, "The state/task '" + state
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
}
