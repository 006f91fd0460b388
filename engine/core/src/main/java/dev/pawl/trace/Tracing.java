package dev.pawl.trace;

import java.util.Optional;

/** Decides in which trace an execution is, and what its tasks are told of it. */
public interface Tracing {
    /** Records nothing; what the caller said is passed on to those who are called. */
    Tracing PASS_ON = header -> header.flatMap(TraceContext::ofXray);

    /**
     * What tasks of an execution are told if nothing is recorded here.
     *
     * @param header
     *            that the execution was started with, as X-Ray writes it
     */
    Optional<TraceContext> caller(Optional<String> header);

    /** The trace of an execution and its parent there; empty if nothing of it is recorded here. */
    default Optional<TraceContext> execution(String executionArn, Optional<String> header) {
        return Optional.empty();
    }

    /** An Express execution has begun: nothing is stored of it that could be followed later. */
    default void expressBegan(String executionArn, Optional<String> header) {
        // most record nothing
    }

    /** What an attempt at a task is told. */
    default Optional<TraceContext> attempt(String executionArn, Optional<String> header, long scheduledEventId) {
        return execution(executionArn, header)
                .map(trace -> new TraceContext(trace.traceId(), SpanIds.attempt(executionArn, scheduledEventId), true))
                .or(() -> caller(header));
    }
}
