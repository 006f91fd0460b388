package dev.pawl.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.trace.TraceContext;
import java.util.Optional;

/** In which trace a caller is: W3C's header, or the one of AWS X-Ray. */
public final class TraceHeaders {
    private static final String MEMBER = "traceHeader";

    private TraceHeaders() {}

    /** As an execution keeps it; empty if the caller says nothing that can be used. */
    public static Optional<String> of(Headers headers) {
        return headers.first("traceparent").flatMap(TraceContext::ofTraceparent)
                .or(() -> headers.first("X-Amzn-Trace-Id").flatMap(TraceContext::ofXray)).map(TraceContext::xray);
    }

    /** Puts it into the input of a start, unless that says so itself. */
    public static ObjectNode into(Headers headers, ObjectNode input) {
        if (!input.hasNonNull(MEMBER)) {
            of(headers).ifPresent(header -> input.put(MEMBER, header));
        }
        return input;
    }
}
