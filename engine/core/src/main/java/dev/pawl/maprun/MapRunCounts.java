package dev.pawl.maprun;

/**
 * How many items, or children, of a map run there are, as far as they have been read.
 *
 * @param pending
 *            not begun
 * @param resultsWritten
 *            exported by a ResultWriter
 * @param failuresNotRedrivable
 *            that did not succeed and cannot be redriven
 * @param pendingRedrive
 *            that wait to be redriven
 */
public record MapRunCounts(long pending, long running, long succeeded, long failed, long timedOut, long aborted,
        long total, long resultsWritten, long failuresNotRedrivable, long pendingRedrive) {}
