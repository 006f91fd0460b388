package dev.pawl.testkit.transcript;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;

/** An event as one short line, such as {@code 2<0 PassStateEntered A}. */
public final class Line {
    private Line() {}

    /** Id, predecessor, type, and what tells it apart. */
    public static String of(HistoryEvent event) {
        String base = event.id() + "<" + event.previousEventId() + " " + AwsHistory.type(event.event());
        return switch (event.event()) {
            case Event.StateEntered e -> base + " " + e.name();
            case Event.StateExited e -> base + " " + e.name();
            case Event.MapIterationStarted e -> base + " " + e.index();
            case Event.MapIterationSucceeded e -> base + " " + e.index();
            case Event.MapIterationFailed e -> base + " " + e.index();
            case Event.MapIterationAborted e -> base + " " + e.index();
            default -> base;
        };
    }
}
