package dev.pawl.server.rest.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.history.json.ShownSize;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.store.Executions.HistoryRange;
import java.util.List;

/**
 * Events of an execution that follow one another. There are fewer than asked for if they are large: a
 * thousand may have
 * half a gigabyte.
 *
 * @param more
 *            whether there may be further ones
 */
record HistoryPage(List<HistoryEvent> events, boolean more) {
    private static final long PAGE_BYTES = 4L << 20;

    /** The events after that id, as many as there may be, but at least one if there is any. */
    static HistoryPage after(Executions executions, String arn, long id, int limit, long bytes) {
        List<HistoryEvent> found = executions.history(arn, new HistoryRange(id + 1, limit, false, bytes));
        // the one that made it too much is there, too: it begins the next page, unless it is alone
        ShownSize size = new ShownSize(bytes);
        found.forEach(size::hasRoom);
        List<HistoryEvent> shown = size.isFull() && found.size() > 1 ? found.subList(0, found.size() - 1) : found;
        return new HistoryPage(shown, size.isFull() || found.size() == limit);
    }

    static ObjectNode answer(Executions executions, RestRequest request) {
        Pages wanted = Pages.of(request);
        String arn = request.path("arn");
        HistoryPage page = after(executions, arn, Math.max(0, wanted.number().orElse(0L)), wanted.size(), PAGE_BYTES);
        long shown = page.events().isEmpty() ? 0 : page.events().getLast().id();
        List<HistoryEvent> newest = executions.history(arn, new HistoryRange(Long.MAX_VALUE, 1, true, 1));
        long last = newest.isEmpty() ? 0 : newest.getFirst().id();
        ObjectNode answer = page.json().put("last", last);
        return shown > 0 && shown < last ? answer.put("after", String.valueOf(shown)) : answer;
    }

    /** An object with the events as AWS shows them, their times in ISO 8601, and the line of control of each. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("events");
        events.forEach(event -> list.add(json(event)));
        return json;
    }

    private static ObjectNode json(HistoryEvent event) {
        ObjectNode json = (ObjectNode) AwsHistory.tree(event, true);
        return json.put("timestamp", IsoTime.text(event.timestamp())).put("frame", event.frame());
    }
}
