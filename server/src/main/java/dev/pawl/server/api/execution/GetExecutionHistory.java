package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.engine.Executions;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.history.json.ShownSize;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.store.Executions.HistoryRange;
import java.util.List;

/**
 * Shows the events of an execution, oldest or newest first. A page ends early when its events are large: a
 * thousand of
 * them may have half a gigabyte.
 */
record GetExecutionHistory(Executions executions) implements QuickOperation {
    private static final long PAGE_BYTES = 4L << 20;

    @Override
    public ObjectNode answer(Request request) {
        String arn = request.arn("executionArn", ExecutionArn.class).text();
        boolean reverse = request.flag("reverseOrder");
        boolean data = request.flag("includeExecutionData", true);
        Paging paging = Paging.of(request, String.join(" ", name(), arn, String.valueOf(reverse)));
        long from = paging.number().orElse(reverse ? Long.MAX_VALUE : 1);
        List<HistoryEvent> found = executions.history(arn,
                new HistoryRange(from, paging.lookFor(), reverse, PAGE_BYTES));
        return paging.upTo(fitting(found)).answer("events", found, event -> AwsHistory.tree(event, data),
                event -> reverse ? event.id() - 1 : event.id() + 1);
    }

    /**
     * How many of the events a page takes: the one that made it too large begins the next, unless it is alone.
     */
    private static int fitting(List<HistoryEvent> found) {
        ShownSize size = new ShownSize(PAGE_BYTES);
        found.forEach(size::hasRoom);
        return size.isFull() && found.size() > 1 ? found.size() - 1 : found.size();
    }
}
