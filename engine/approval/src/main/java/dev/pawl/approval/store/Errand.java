package dev.pawl.approval.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something to do outside because of a change, at least once.
 *
 * @param request
 *            because of which
 * @param body
 *            what exactly; only the service reads it
 * @param due
 *            not before
 */
public record Errand(String request, Kind kind, JsonNode body, Instant due) {
    /** What is to be done. */
    public enum Kind {
        /** Tell the workflow what was decided. */
        TELL(0),
        /** Tell a person. */
        NOTIFY(1);

        private final long code;

        Kind(long code) {
            this.code = code;
        }

        /** What stores write; never changes. */
        public long code() {
            return code;
        }
    }
}
