package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.json.Payload;

/**
 * How a map run stands, read from what is stored.
 *
 * @param limits
 *            as they hold now
 */
public record MapRunReport(MapRunPlan.Limits limits, MapRunCounts items, MapRunCounts executions) {
    /** Reads the stored progress of a map run. */
    public static MapRunReport of(Payload progress) {
        JsonNode node = progress.value();
        Tally tally = Tally.read(node.get("tally"));
        long total = node.get("total").longValue();
        long batch = Math.max(1, node.path("batch").longValue());
        long begun = node.get("begun").longValue();
        boolean written = node.path("written").booleanValue();
        long pendingItems = total - node.get("consumed").longValue();
        long pendingChildren = (pendingItems + batch - 1) / batch;
        return new MapRunReport(MapRunState.limits(node.get("limits")),
                items(tally, pendingItems, total, written, node),
                executions(tally, pendingChildren, begun + pendingChildren, written, node));
    }

    private static MapRunCounts items(Tally tally, long pending, long total, boolean written, JsonNode node) {
        return new MapRunCounts(pending, tally.items(ExecutionStatus.RUNNING),
                tally.items(ExecutionStatus.SUCCEEDED), tally.items(ExecutionStatus.FAILED),
                tally.items(ExecutionStatus.TIMED_OUT), tally.items(ExecutionStatus.ABORTED), total,
                written ? total - pending : 0, node.at("/rerun/terminalItems").longValue(),
                node.at("/rerun/items").longValue());
    }

    private static MapRunCounts executions(Tally tally, long pending, long total, boolean written, JsonNode node) {
        return new MapRunCounts(pending, tally.executions(ExecutionStatus.RUNNING),
                tally.executions(ExecutionStatus.SUCCEEDED), tally.executions(ExecutionStatus.FAILED),
                tally.executions(ExecutionStatus.TIMED_OUT), tally.executions(ExecutionStatus.ABORTED), total,
                written ? total - pending : 0, node.at("/rerun/terminalExecutions").longValue(),
                node.at("/rerun/executions").longValue());
    }
}
