package dev.pawl.store;

import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.ShownSize;
import dev.pawl.store.Executions.HistoryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executions that are not in the store any more; asked only when they are not there. */
public interface PastExecutions {
    /** Nobody remembers any. */
    PastExecutions NONE = executionArn -> Optional.empty();

    /** The execution of that ARN; the newest, if the name was used again. */
    Optional<Past> past(String executionArn);

    /**
     * All that is known of it.
     *
     * @param execution
     *            its key and its partition are negative
     * @param definition
     *            of its machine, as it was
     * @param events
     *            visible and internal
     */
    record Past(ExecutionRecord execution, String definition, List<HistoryEvent> events) {
        /** Visible events, as {@link Executions#history} gives them of what is in the store. */
        public List<HistoryEvent> page(HistoryRange range) {
            ShownSize size = new ShownSize(range.bytes());
            List<HistoryEvent> page = new ArrayList<>();
            for (HistoryEvent event : range.reverse() ? events.reversed() : events) {
                boolean wanted = range.reverse() ? event.id() <= range.fromId() : event.id() >= range.fromId();
                if (event.visible() && wanted && page.size() < range.limit() && !size.isFull()) {
                    size.hasRoom(event);
                    page.add(event);
                }
            }
            return page;
        }
    }
}
