package dev.pawl.history;

import java.time.Instant;

/**
 * One fact of an execution, as it is stored.
 *
 * @param id
 *            from 1, without gaps; an internal event has the id of the last one before it and is not shown
 * @param previousEventId
 *            the event that this one follows; 0 for the first events
 * @param timestamp
 *            when it happened, in whole milliseconds
 * @param frame
 *            the line of control that it belongs to: 0 for the machine's own flow, others for branches and
 *            iterations
 * @param event
 *            what happened
 */
public record HistoryEvent(long id, long previousEventId, Instant timestamp, int frame, Event event) {
    /** Whether AWS has such an event: what people and the API see. */
    public boolean visible() {
        return !(event instanceof Event.Internal);
    }
}
