package dev.pawl.server.cli;

import dev.pawl.asl.StateType;
import dev.pawl.graph.svg.Status;
import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.graph.svg.SvgOptions.Way;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows an execution's events and knows how each state stands, and which ways were taken. */
final class ReachedStates {
    /** Of several runs of one state, the one that comes first here is shown. */
    private static final List<Status> FIRST = List.of(Status.FAILED, Status.RUNNING, Status.RETRYING, Status.WAITING,
            Status.ABORTED, Status.CAUGHT, Status.SUCCEEDED);

    /** One line of control. */
    private static final class Line {
        private String before = "";
        private String state = "";
        private boolean failed;
    }

    private final Map<Integer, Line> lines = new HashMap<>();
    private final Map<String, Status> ended = new HashMap<>();
    private final Set<Way> taken = new HashSet<>();

    void see(HistoryEvent happened) {
        Line line = lines.computeIfAbsent(happened.frame(), frame -> new Line());
        switch (happened.event()) {
            case Event.StateEntered e -> {
                taken.add(new Way(line.before, e.name()));
                line.state = e.name();
                line.failed = e.state() == StateType.FAIL;
            }
            case Event.StateExited e -> leave(line, line.failed ? Status.CAUGHT : Status.SUCCEEDED);
            case Event.StateAborted e -> leave(line, Status.ABORTED);
            case Event.OfTask e -> line.failed = e instanceof Event.TaskFailed || e instanceof Event.TaskTimedOut;
            case Event.EvaluationFailed e -> line.failed = true;
            case Event.OfBranches e -> line.failed = e instanceof Event.ParallelStateFailed
                    || e instanceof Event.MapStateFailed || e instanceof Event.MapRunFailed;
            case Event.OfExecution e -> line.failed |= e instanceof Event.ExecutionFailed;
            case Event.Internal e -> {
                // says nothing of how a state stands
            }
        }
    }

    private void leave(Line line, Status status) {
        if (!line.state.isEmpty()) {
            put(ended, line.state, status);
            line.before = line.state;
            line.state = "";
            line.failed = false;
        }
    }

    private static void put(Map<String, Status> statuses, String state, Status status) {
        statuses.merge(state, status, (a, b) -> FIRST.indexOf(a) <= FIRST.indexOf(b) ? a : b);
    }

    /** As it stands after what was seen. */
    Progress progress(ExecutionStatus status) {
        Map<String, Status> statuses = new HashMap<>(ended);
        Set<Way> ways = new HashSet<>(taken);
        for (Line line : lines.values()) {
            if (line.state.isEmpty()) {
                ways.add(new Way(line.before, ""));
            } else {
                put(statuses, line.state, open(line, status));
            }
        }
        return new Progress(Map.copyOf(statuses), Set.copyOf(ways));
    }

    /** Of a state that was not left. */
    private static Status open(Line line, ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> line.failed ? Status.RETRYING : Status.RUNNING;
            case ABORTED -> Status.ABORTED;
            case SUCCEEDED, FAILED, TIMED_OUT -> line.failed ? Status.FAILED : Status.ABORTED;
        };
    }
}
