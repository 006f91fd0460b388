package dev.pawl.connector;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.Optional;

/** What came of a task. */
public sealed interface Outcome {
    /** What went over the wire, of a call over HTTP that tells. */
    default Optional<HttpTrace> trace() {
        return Optional.empty();
    }

    /** It is done. */
    record Completed(Payload output, Optional<HttpTrace> trace) implements Outcome {
        /** It is done, and there is nothing more to tell. */
        public Completed(Payload output) {
            this(output, Optional.empty());
        }
    }

    /**
     * It failed.
     *
     * @param phase
     *            what failed
     * @param notBefore
     *            how long the service asks to be left alone: if the state is tried again, then no sooner
     */
    record Failed(Phase phase, Failure failure, Optional<HttpTrace> trace, Optional<Duration> notBefore)
            implements
                Outcome {
        /** It failed, and may be tried again at once. */
        public Failed(Phase phase, Failure failure, Optional<HttpTrace> trace) {
            this(phase, failure, trace, Optional.empty());
        }

        /** It failed, and there is nothing more to tell. */
        public Failed(Phase phase, Failure failure) {
            this(phase, failure, Optional.empty());
        }

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

    /**
     * The service has taken it in and will bring its end itself, through
     * {@code Engine.promises()}, however long that takes: nobody attaches to it, and its token is refused to
     * everybody else. It is cancelled like work that was accepted.
     *
     * @param output
     *            the service's answer, shown in TaskSubmitted
     * @param handle
     *            how the work is found again: small JSON that survives a restart
     */
    record Promised(Payload output, Payload handle) implements Outcome {}

    /** What failed: it decides the type of the event in the history. */
    enum Phase {
        SCHEDULE, START, SUBMIT, RUN
    }
}
