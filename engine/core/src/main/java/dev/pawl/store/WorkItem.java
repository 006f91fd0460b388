package dev.pawl.store;

import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * A task that is outstanding.
 *
 * @param resource
 *            ARN that names the connector or the activity
 * @param handle
 *            how submitted work is found again
 */
public record WorkItem(int partition, long executionKey, String executionArn, long scheduledEventId, String resource,
        Phase phase, Optional<Payload> handle) {
    /** How far it is. */
    public enum Phase {
        /** To be handed out, or handed out with an unknown outcome. */
        SCHEDULED,
        /** Known to have begun: taken by a worker, or called for longer than a moment. */
        STARTED,
        /** Accepted by the service. */
        SUBMITTED,
        /** To be cancelled. */
        CANCELLING
    }
}
