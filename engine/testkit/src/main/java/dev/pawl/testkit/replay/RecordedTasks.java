package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testkit.compare.Likeness;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All attempts at tasks of a recorded execution, each to be given out once. */
final class RecordedTasks {
    private final Map<Place, Deque<RecordedTask>> tasks = new LinkedHashMap<>();
    private final Set<String> statesNow;

    /** A state, and which items of the Maps around it are worked on. */
    record Place(String state, List<Integer> iterations) {
        /** In words. */
        @Override
        public String toString() {
            return state + (iterations.isEmpty() ? "" : " of item " + iterations);
        }
    }

    /**
     * An attempt that fits.
     *
     * @param elsewhere
     *            whether it was recorded under the name of another state
     */
    record Found(RecordedTask task, boolean elsewhere) {}

    RecordedTasks(Trace trace, Set<String> statesNow) {
        this.statesNow = statesNow;
        List<Long> redrives = trace.events().stream().filter(event -> event.type().equals("ExecutionRedriven"))
                .map(SeenEvent::id).toList();
        for (Visit visit : trace.visits()) {
            if (visit.type().equals("Task")) {
                tasks.computeIfAbsent(new Place(visit.state(), visit.iterations()), place -> new ArrayDeque<>())
                        .addAll(RecordedTask.of(visit, redrives));
            }
        }
    }

    /** Whether there was ever a task at that place. */
    boolean knows(Place place) {
        return tasks.containsKey(place);
    }

    /**
     * The next attempt at that place; if the state is new, one of a state that is gone and asked for the same.
     */
    Optional<Found> next(Place place, String resource, JsonNode parameters, Likeness likeness) {
        Deque<RecordedTask> here = tasks.get(place);
        if (here != null) {
            return Optional.ofNullable(here.pollFirst()).map(task -> new Found(task, false));
        }
        for (Map.Entry<Place, Deque<RecordedTask>> other : tasks.entrySet()) {
            RecordedTask task = other.getValue().peekFirst();
            if (task != null && !statesNow.contains(other.getKey().state())
                    && other.getKey().iterations().equals(place.iterations()) && task.resource().equals(resource)
                    && task.parameters().filter(was -> likeness.same(was, parameters)).isPresent()) {
                return Optional.of(new Found(other.getValue().removeFirst(), true));
            }
        }
        return Optional.empty();
    }
}
