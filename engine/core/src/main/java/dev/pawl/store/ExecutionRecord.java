package dev.pawl.store;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution's own row.
 *
 * @param key
 *            the store's own name of it
 * @param partition
 *            that it lies in
 * @param info
 *            what was fixed at the start
 * @param machineRevisionKey
 *            the definition that it runs
 * @param forkedFrom
 *            what it is a fork of, if it is one
 */
public record ExecutionRecord(long key, int partition, ExecutionInfo info, long machineRevisionKey,
        ExecutionStatus status, Optional<Instant> stoppedAt, Optional<Payload> output, Failure failure,
        int redriveCount, Optional<Instant> redrivenAt, Optional<String> traceHeader, Optional<String> parentArn,
        Optional<ForkOrigin> forkedFrom) {
    /** Whether it is not in the store any more, but was found elsewhere: it can only be looked at. */
    public boolean past() {
        return key < 0;
    }
}
