package dev.pawl.runtime;

import dev.pawl.connector.TaskRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** What lines of the log say beside their message while a thread calls a connector. */
final class LogFields {
    static final String EXECUTION = "execution";
    private static final String STATE = "state";
    private static final String TRACE = "trace";

    private LogFields() {}

    /** Calls with those fields, and puts back what was there. */
    static <T> CompletionStage<T> during(TaskRequest request, Optional<String> state,
            Supplier<CompletionStage<T>> call) {
        String before = MDC.get(EXECUTION);
        MDC.put(EXECUTION, request.executionArn());
        state.ifPresent(name -> MDC.put(STATE, name));
        request.trace().ifPresent(trace -> MDC.put(TRACE, trace.traceId()));
        try {
            return call.get();
        } finally {
            MDC.remove(STATE);
            MDC.remove(TRACE);
            if (before == null) {
                MDC.remove(EXECUTION);
            } else {
                MDC.put(EXECUTION, before);
            }
        }
    }
}
