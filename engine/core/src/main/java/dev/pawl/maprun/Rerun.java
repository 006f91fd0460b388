package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** The children that a redriven map run has still to run again: those of an index below a bound, in order. */
final class Rerun {
    private final Deque<MapRunState.Again> found = new ArrayDeque<>();
    private int from;
    private int until;
    private long executions;
    private long items;
    private long terminalExecutions;
    private long terminalItems;

    /** The run is redriven. */
    void begin(int begun, long[] waiting) {
        found.clear();
        from = 0;
        until = begun;
        // those that waited when it last failed wait again
        executions += waiting[0];
        items += waiting[1];
        terminalExecutions = 0;
        terminalItems = 0;
    }

    boolean isOver() {
        return found.isEmpty() && from >= until;
    }

    /** Whether more of them are to be looked for. */
    boolean wants() {
        return found.isEmpty() && from < until;
    }

    /** The index from which on to look for them, and before which to stop. */
    int from() {
        return from;
    }

    int until() {
        return until;
    }

    void found(Collection<MapRunState.Again> some, boolean last) {
        found.addAll(some);
        if (last && some.isEmpty()) {
            from = until;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    MapRunState.Again next() {
        MapRunState.Again next = found.remove();
        from = next.index() + 1;
        executions--;
        items -= next.size();
        return next;
    }

    void terminal(int size) {
        terminalExecutions++;
        terminalItems += size;
    }

    ObjectNode write() {
        return JsonNodeFactory.instance.objectNode().put("from", from).put("until", until)
                .put("executions", executions).put("items", items).put("terminalExecutions", terminalExecutions)
                .put("terminalItems", terminalItems);
    }

    static Rerun read(JsonNode node) {
        Rerun rerun = new Rerun();
        rerun.from = node.path("from").intValue();
        rerun.until = node.path("until").intValue();
        rerun.executions = node.path("executions").longValue();
        rerun.items = node.path("items").longValue();
        rerun.terminalExecutions = node.path("terminalExecutions").longValue();
        rerun.terminalItems = node.path("terminalItems").longValue();
        return rerun;
    }
}
