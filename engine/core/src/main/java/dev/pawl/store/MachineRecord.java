package dev.pawl.store;

import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * A state machine as it is now, or as it was at one revision.
 *
 * @param key
 *            the store's own name of it
 * @param revisionKey
 *            the store's own name of this revision
 * @param revisionId
 *            changes with each update; "INITIAL" until the first
 * @param settings
 *            what may change
 * @param deleting
 *            whether it waits for its running executions to end
 */
public record MachineRecord(long key, long revisionKey, String arn, String name, MachineType type, Settings settings,
        String revisionId, Instant createdAt, Instant updatedAt, boolean deleting) {
    /** Kinds of machine. */
    public enum MachineType {
        STANDARD, EXPRESS
    }

    /** What an update may change; the configurations are JSON as in the API. */
    public record Settings(String definition, String roleArn, Optional<Payload> logging, Optional<Payload> tracing,
            Optional<Payload> encryption) {}
}
