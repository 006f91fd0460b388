package dev.pawl.server.tracing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of work that is over.
 *
 * @param parentId
 *            empty for the first span of a trace
 * @param attributes
 *            texts by name
 * @param error
 *            name of the error, if it did not succeed
 */
record Span(String traceId, String spanId, String parentId, String name, Kind kind, Instant from, Instant to,
        Map<String, String> attributes, Optional<String> error) {
    /** As OpenTelemetry numbers them. */
    enum Kind {
        INTERNAL(1), SERVER(2), CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
