package dev.pawl.retention;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.runtime.ParentRef;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.Removals.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether anybody still needs an ended execution. A child that a parent waited for stays while the parent
 * runs,
 * and as long as the parent may be redriven: then the child would be redriven, too.
 */
record Eligible(Executions executions) {
    private static final Duration REDRIVABLE = Duration.ofDays(14);

    boolean mayGo(Candidate candidate, Instant now) {
        return candidate.parent().flatMap(ParentRef::decode).filter(ParentRef::waits)
                .flatMap(parent -> executions.find(parent.executionArn())).map(parent -> !needs(parent, now))
                .orElse(true);
    }

    private static boolean needs(ExecutionRecord parent, Instant now) {
        Optional<Instant> stopped = parent.stoppedAt();
        return stopped.isEmpty() || (parent.status() != ExecutionStatus.SUCCEEDED
                && stopped.get().isAfter(now.minus(REDRIVABLE)));
    }
}
