package dev.pawl.maprun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
        long total, long resultsWritten, long failuresNotRedrivable, long pendingRedrive) {
    /** Under AWS's names. */
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("pending", pending).put("running", running)
                .put("succeeded", succeeded).put("failed", failed).put("timedOut", timedOut).put("aborted", aborted)
                .put("total", total).put("resultsWritten", resultsWritten)
                .put("failuresNotRedrivable", failuresNotRedrivable).put("pendingRedrive", pendingRedrive);
    }
}
