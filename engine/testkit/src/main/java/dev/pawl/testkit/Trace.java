package dev.pawl.testkit;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One execution as far as it has come: its events, and the states that they tell of. */
final class Trace {
    private final ExecutionInfo info;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<OpenVisit> visits = new ArrayList<>();
    private final Map<Integer, Line> lines = new HashMap<>();
    private final Map<Long, OpenVisit> byTask = new HashMap<>();
    private final Map<String, Failure> failStates;
    private int nextLine = 1;
    private int atOnce;

    /** A line of control: the machine's own flow, a branch or an iteration. */
    private static final class Line {
        private final List<Integer> indices;
        private @Nullable OpenVisit visit;

        Line(List<Integer> indices) {
            this.indices = indices;
        }
    }

    /**
     * Nothing has happened yet.
     *
     * @param failStates
     *            what its Fail states say, by their names
     */
    Trace(ExecutionInfo info, Map<String, Failure> failStates) {
        this.info = info;
        this.failStates = failStates;
        lines.put(0, new Line(List.of()));
    }

    ExecutionInfo info() {
        return info;
    }

    List<HistoryEvent> events() {
        return events;
    }

    List<OpenVisit> visits() {
        return visits;
    }

    /** Id of the newest event; 0 before the first. */
    long lastId() {
        return events.isEmpty() ? 0 : events.getLast().id();
    }

    /** The visit in which that task was scheduled. */
    Optional<OpenVisit> ofTask(long scheduledEventId) {
        return Optional.ofNullable(byTask.get(scheduledEventId));
    }

    /** How many events there were at the moment of the newest one. */
    int atOnce() {
        return atOnce;
    }

    /** Takes note of the next visible event. */
    void add(HistoryEvent event) {
        atOnce = !events.isEmpty() && events.getLast().timestamp().equals(event.timestamp()) ? atOnce + 1 : 1;
        events.add(event);
        switch (event.event()) {
            case Event.OfState e -> state(event, e);
            case Event.OfTask e -> task(event, e);
            case Event.OfBranches e -> branches(event, e);
            case Event.ExecutionFailed e -> visit(event).filter(v -> v.type() == StateType.FAIL)
                    .ifPresent(v -> v.fail(e.failure()));
            case Event.OfExecution e -> {
                // says nothing of a state
            }
            case Event.Internal e -> {
                // not told
            }
        }
    }

    private void state(HistoryEvent event, Event.OfState what) {
        Line line = line(event);
        switch (what) {
            case Event.StateEntered e -> {
                OpenVisit visit = new OpenVisit(event, e, line.indices);
                line.visit = visit;
                visits.add(visit);
                Failure says = failStates.get(e.name());
                if (e.state() == StateType.FAIL && says != null) {
                    visit.fail(says);
                }
            }
            case Event.StateExited e -> visit(event).ifPresent(v -> v.exit(event, e));
            case Event.StateAborted e -> visit(event).ifPresent(OpenVisit::abort);
            case Event.EvaluationFailed e -> visit(event).ifPresent(v -> v.fail(e.failure()));
        }
    }

    private void task(HistoryEvent event, Event.OfTask what) {
        Optional<OpenVisit> visit = visit(event);
        if (visit.isEmpty()) {
            return;
        }
        switch (what) {
            case Event.TaskScheduled e -> {
                visit.get().schedule(event, e);
                byTask.put(event.id(), visit.get());
            }
            case Event.TaskStarted e -> {
                // it is on its way
            }
            case Event.TaskSubmitted e -> visit.get().submit();
            case Event.TaskSucceeded e -> visit.get().succeed(e.output());
            case Event.TaskFailed e -> visit.get().fail(e.failure());
            case Event.TaskTimedOut e -> visit.get().fail(e.failure());
        }
    }

    private void branches(HistoryEvent event, Event.OfBranches what) {
        switch (what) {
            case Event.ParallelStateStarted e -> {
                visit(event).ifPresent(OpenVisit::begin);
                for (int i = 0; i < e.branches(); i++) {
                    open(event, i);
                }
            }
            case Event.MapStateStarted e -> visit(event).ifPresent(OpenVisit::begin);
            case Event.MapIterationStarted e -> open(event, e.index());
            case Event.ParallelStateFailed e -> failedInside(event);
            case Event.MapStateFailed e -> failedInside(event);
            case Event.MapRunFailed e -> visit(event).ifPresent(v -> v.fail(e.failure()));
            case Event other -> {
                // its states tell
            }
        }
    }

    /** The error of a Parallel or Map is that of the last state inside. */
    private void failedInside(HistoryEvent event) {
        visit(event).ifPresent(around -> {
            Failure why = around.failure().orElse(Failure.UNNAMED);
            for (OpenVisit inside : visits.subList(visits.indexOf(around) + 1, visits.size())) {
                if (inside.indices().size() > around.indices().size() && inside.failure().isPresent()) {
                    why = inside.failure().get();
                }
            }
            around.fail(why);
        });
    }

    private void open(HistoryEvent event, int index) {
        List<Integer> indices = new ArrayList<>(line(event).indices);
        indices.add(index);
        lines.put(nextLine++, new Line(List.copyOf(indices)));
    }

    private Line line(HistoryEvent event) {
        return lines.computeIfAbsent(event.frame(), frame -> new Line(List.of()));
    }

    private Optional<OpenVisit> visit(HistoryEvent event) {
        return Optional.ofNullable(line(event).visit);
    }
}
