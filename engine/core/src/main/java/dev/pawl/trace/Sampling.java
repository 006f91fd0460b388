package dev.pawl.trace;

import java.util.Optional;

/**
 * Records a share of executions, and all whose callers record. The share is decided by the trace's id, so
 * that it is
 * the same everywhere and after a crash.
 *
 * @param percent
 *            of executions without a caller's trace
 */
public record Sampling(int percent) implements Tracing {
    private static final int ALL = 100;
    private static final int LAST_BYTES = 24;
    private static final int HEX = 16;

    /** The span that stands for no parent. */
    public static final String NO_PARENT = "";

    @Override
    public Optional<TraceContext> caller(Optional<String> header) {
        return PASS_ON.caller(header);
    }

    @Override
    public Optional<TraceContext> execution(String executionArn, Optional<String> header) {
        Optional<TraceContext> caller = caller(header);
        if (caller.isPresent()) {
            return caller.filter(TraceContext::sampled);
        }
        String trace = SpanIds.trace(executionArn);
        return taken(trace) ? Optional.of(new TraceContext(trace, NO_PARENT, true)) : Optional.empty();
    }

    private boolean taken(String traceId) {
        return Long.remainderUnsigned(Long.parseUnsignedLong(traceId.substring(LAST_BYTES), HEX), ALL) < percent;
    }
}
