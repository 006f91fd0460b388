package dev.pawl.store.jooq.facts;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large a store is, and what is outstanding in it.
 *
 * @param kind
 *            {@code SQLite} or {@code PostgreSQL}
 * @param place
 *            where it is
 * @param format
 *            that it has
 */
public record StoreFacts(String kind, String place, int format, Size size, List<Table> tables,
        Map<ExecutionStatus, Long> executions, Outstanding outstanding, List<Machine> machines,
        List<Partition> partitions, List<Reader> readers) {
    /**
     * Bytes on the disk.
     *
     * @param bytes
     *            of all of it
     * @param freeBytes
     *            within it that new rows may take
     * @param logBytes
     *            of the write-ahead log, where that is a file of its own
     */
    public record Size(long bytes, long freeBytes, long logBytes) {}

    /**
     * A table.
     *
     * @param rows
     *            counted, or estimated by the database if there are very many
     * @param bytes
     *            of the rows; -1 if that was not asked for
     * @param indexBytes
     *            of its indexes
     */
    public record Table(String name, long rows, long bytes, long indexBytes) {}

    /**
     * What was promised and not yet done.
     *
     * @param nextTimer
     *            when the next timer is due
     * @param oldestRunning
     *            the execution that has run longest
     */
    public record Outstanding(long timers, long overdueTimers, Optional<Instant> nextTimer, List<Work> work,
            long messages, long expressStarts, long mapRuns, long approvals, Optional<Oldest> oldestRunning) {}

    /** Tasks of one kind that are outstanding. */
    public record Work(String resource, String phase, long count, Instant oldest) {}

    /** An execution and since when it runs. */
    public record Oldest(String arn, Instant startedAt) {}

    /**
     * A machine and its executions.
     *
     * @param bytes
     *            of their histories; -1 if that was not asked for
     */
    public record Machine(String arn, long executions, long running, long bytes) {}

    /** A partition and who writes to it. */
    public record Partition(int number, long epoch, long position, Optional<String> owner, Instant until) {}

    /**
     * Somebody who follows commits.
     *
     * @param behind
     *            how many commits they have not seen, in all partitions
     */
    public record Reader(String name, long behind) {}
}
