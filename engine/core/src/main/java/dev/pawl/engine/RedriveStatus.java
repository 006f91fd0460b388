package dev.pawl.engine;

import java.util.Optional;

/**
 * Whether an execution may be redriven now.
 *
 * @param reason
 *            why not, in AWS's words
 */
public record RedriveStatus(Kind kind, Optional<String> reason) {
    /** AWS's ExecutionRedriveStatus. */
    public enum Kind {
        REDRIVABLE, NOT_REDRIVABLE,
        /** Its map run redrives it, when the execution around that is redriven. */
        REDRIVABLE_BY_MAP_RUN
    }
}
