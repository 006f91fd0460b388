package dev.pawl.interpreter.model;

import dev.pawl.json.Payload;
import java.time.Instant;

/** Where a line of control stands. */
public sealed interface Step {
    /** Before the first state of a flow, whose name the definition tells. */
    record Starting(Payload input) implements Step {}

    /** On the way into a state. */
    record Entering(String state, Payload input) implements Step {}

    /**
     * Inside a state.
     *
     * @param enteredEventId
     *            its entered event
     * @param beforeEnteredId
     *            what the entered event follows
     * @param retries
     *            how often each retrier has been used; empty before the first retry
     * @param progress
     *            how far it has come
     */
    record Inside(String state, Payload input, long enteredEventId, long beforeEnteredId, Instant enteredAt,
            Retries retries, Progress progress) implements Step {
        /** The same, further on. */
        public Inside with(Progress further) {
            return new Inside(state, input, enteredEventId, beforeEnteredId, enteredAt, retries, further);
        }

        /** The same with another count of retries. */
        public Inside with(Retries more) {
            return new Inside(state, input, enteredEventId, beforeEnteredId, enteredAt, more, progress);
        }
    }

    /** Out of the last state. */
    record Finished(Payload output) implements Step {}
}
