package dev.pawl.testkit.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A whole history, put in order.
 *
 * @param events
 *            all of them
 * @param visits
 *            in the order in which states were entered
 */
public record Trace(List<SeenEvent> events, List<Visit> visits) {
    private static final Set<String> ENDS = Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted",
            "ExecutionTimedOut");

    /** Keeps its own copies. */
    public Trace {
        events = List.copyOf(events);
        visits = List.copyOf(visits);
    }

    /**
     * Reads the events of GetExecutionHistory, in whichever order they come.
     *
     * @throws TraceException
     *             if these are no events
     */
    public static Trace of(List<JsonNode> events) {
        List<SeenEvent> seen = new ArrayList<>(events.stream().map(SeenEvent::of).toList());
        if (seen.size() > 1 && seen.getFirst().id() > seen.getLast().id()) {
            Collections.reverse(seen);
        }
        return new Trace(seen, new Visiting().all(seen));
    }

    /** Visits of the machine's own flow: its path. */
    public List<Visit> path() {
        return visits.stream().filter(visit -> visit.around().isEmpty()).toList();
    }

    /** The event that began it. */
    public Optional<SeenEvent> started() {
        return events.stream().filter(event -> event.type().equals("ExecutionStarted")).findFirst();
    }

    /** The event that ended it, if it has ended. */
    public Optional<SeenEvent> ended() {
        return events.isEmpty() || !ENDS.contains(events.getLast().type())
                ? Optional.empty()
                : Optional.of(events.getLast());
    }

    /** Whether it was redriven. */
    public boolean redriven() {
        return events.stream().anyMatch(event -> event.type().equals("ExecutionRedriven"));
    }
}
