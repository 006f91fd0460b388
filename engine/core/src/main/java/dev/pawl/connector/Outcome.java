package dev.pawl.connector;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;

/** What came of a task. */
public sealed interface Outcome {
    /** It is done. */
    record Completed(Payload output) implements Outcome {}

    /**
     * It failed.
     *
     * @param phase
     *            what failed
     */
    record Failed(Phase phase, Failure failure) implements Outcome {
        /** A task that began and failed. */
        public static Failed of(String error, String cause) {
            return new Failed(Phase.RUN, Failure.of(error, cause));
        }
    }

    /** The service itself says that it ran out of time. */
    record TimedOut(Failure failure) implements Outcome {}

    /**
     * The service has accepted it and works on it.
     *
     * @param output
     *            the service's answer, shown in TaskSubmitted
     * @param handle
     *            how the work is found again: small JSON that survives a restart
     */
    record Accepted(Payload output, Payload handle) implements Outcome {}

    /** What failed: it decides the type of the event in the history. */
    enum Phase {
        SCHEDULE, START, SUBMIT, RUN
    }
}
