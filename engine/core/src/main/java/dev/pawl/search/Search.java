package dev.pawl.search;

import dev.pawl.search.query.Query;
import dev.pawl.store.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to look for.
 *
 * @param after
 *            the last execution that was looked at before
 * @param limit
 *            how many executions at most
 * @param budget
 *            how long to look for them
 */
public record Search(Query query, Optional<Long> after, int limit, Duration budget) {
    /**
     * Executions that were found, newest first.
     *
     * @param executions
     *            without input and output
     * @param after
     *            present if there may be more
     * @param partial
     *            whether time was over before the page was full
     * @param indexedUpTo
     *            present if an index was needed that does not know what happened after
     */
    public record Page(List<ExecutionRecord> executions, Optional<Long> after, boolean partial,
            Optional<Instant> indexedUpTo) {}
}
