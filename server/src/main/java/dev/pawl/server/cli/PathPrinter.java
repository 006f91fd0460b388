package dev.pawl.server.cli;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Prints the path that an execution takes, event by event: states, durations, retries, errors, branches. */
final class PathPrinter {
    private final PrintWriter out;
    private final Paint paint;
    private final Map<Integer, Line> lines = new HashMap<>();
    private final Map<Long, Opening> openings = new HashMap<>();
    private Instant begin = Instant.EPOCH;
    private Instant now = Instant.EPOCH;

    /** An event that opened branches or an iteration, by which the frames inside find their place. */
    private record Opening(int frame, String label) {}

    /** One line of control. */
    private static final class Line {
        private final int depth;
        private final String label;
        private String state = "";
        private String worker = "";
        private Instant enteredAt = Instant.EPOCH;
        private int attempts;
        private boolean failed;

        Line(int depth, String label) {
            this.depth = depth;
            this.label = label;
        }
    }

    PathPrinter(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
        lines.put(0, new Line(0, ""));
    }

    /** Prints what there is to say about one more event; internal events say nothing. */
    void print(HistoryEvent happened) {
        now = happened.timestamp();
        switch (happened.event()) {
            case Event.OfExecution e -> execution(e);
            case Event.OfState e -> state(lineOf(happened), e);
            case Event.OfTask e -> task(lineOf(happened), e);
            case Event.OfBranches e -> branches(happened, e);
            case Event.Internal e -> {
                // Nobody but the engine needs to know.
            }
        }
        out.flush();
    }

    private Line lineOf(HistoryEvent happened) {
        return lines.computeIfAbsent(happened.frame(), id -> {
            Opening opening = openings.getOrDefault(happened.previousEventId(), new Opening(0, ""));
            return new Line(lines.getOrDefault(opening.frame(), new Line(0, "")).depth + 1, opening.label());
        });
    }

    private void execution(Event.OfExecution event) {
        if (event instanceof Event.ExecutionStarted) {
            begin = now;
        } else if (event instanceof Event.ExecutionRedriven) {
            say(new Line(0, ""), "↻", "redriven", "");
        }
    }

    private void state(Line line, Event.OfState event) {
        switch (event) {
            case Event.StateEntered e -> {
                line.state = e.name();
                line.worker = "";
                line.enteredAt = now;
                line.attempts = 0;
                line.failed = false;
                if (e.state() == StateType.WAIT) {
                    say(line, "…", e.name(), paint.faint("waits"));
                } else if (e.state() == StateType.FAIL) {
                    // It is never left; what it fails with is said at the end.
                    say(line, paint.bad("✗"), e.name(), "");
                }
            }
            case Event.StateExited e ->
                say(line, line.failed ? paint.notable("⤷") : paint.good("✓"), e.name(), exit(line, e));
            case Event.StateAborted e -> say(line, paint.faint("–"), line.state, paint.faint("aborted"));
            case Event.EvaluationFailed e -> failed(line, e.failure());
        }
    }

    private String exit(Line line, Event.StateExited e) {
        StringBuilder text = new StringBuilder(paint.faint(duration(Duration.between(line.enteredAt, now))));
        if (line.failed) {
            text.append("  caught");
        } else if (line.attempts > 1) {
            text.append("  ").append(paint.notable("after " + line.attempts + " attempts"));
        }
        if (line.failed || e.state() == StateType.CHOICE) {
            e.next().ifPresent(next -> text.append(" → ").append(next));
        }
        return line.worker.isEmpty() ? text.toString() : paint.faint(line.worker) + "  " + text;
    }

    private void task(Line line, Event.OfTask event) {
        switch (event) {
            case Event.TaskScheduled e -> {
                line.attempts++;
                line.failed = false;
                line.worker = Workers.name(e);
                if (line.attempts > 1) {
                    say(line, paint.notable("↻"), line.state, "attempt " + line.attempts);
                }
            }
            case Event.TaskSubmitted e -> say(line, "…", line.state, paint.faint(line.worker + " has accepted it"));
            case Event.TaskFailed e -> failed(line, e.failure());
            case Event.TaskTimedOut e -> failed(line, e.failure());
            case Event.TaskStarted e -> {
                // It is on its way; its end will be printed.
            }
            case Event.TaskSucceeded e -> {
                // The state's exit says so.
            }
        }
    }

    private void failed(Line line, Failure failure) {
        line.failed = true;
        say(line, paint.bad("✗"), line.state, paint.bad(failure.error().orElse("failed"))
                + failure.cause().map(cause -> ": " + Workers.shortCause(cause)).orElse(""));
    }

    private void branches(HistoryEvent happened, Event.OfBranches event) {
        Line line = lineOf(happened);
        switch (event) {
            case Event.ParallelStateStarted e -> {
                openings.put(happened.id(), new Opening(happened.frame(), ""));
                say(line, "▸", line.state, paint.faint("Parallel, " + e.branches() + " branches"));
            }
            case Event.MapStateStarted e -> say(line, "▸", line.state, paint.faint("Map" + items(e.length())));
            case Event.MapIterationStarted e ->
                openings.put(happened.id(), new Opening(happened.frame(), "[" + e.index() + "] "));
            case Event.ParallelStateFailed e -> line.failed = true;
            case Event.MapStateFailed e -> line.failed = true;
            case Event.ParallelStateSucceeded e -> line.failed = false;
            case Event.MapStateSucceeded e -> line.failed = false;
            case Event.MapRunFailed e -> failed(line, e.failure());
            case Event.MapRunStarted e -> out.println(paint.faint("           map run " + e.mapRunArn()));
            case Event.MapRunRedriven e -> line.failed = false;
            case Event.MapRunAborted e -> {
                // The state's own event says so.
            }
            case Event.MapRunSucceeded e -> {
                // The state's exit says so.
            }
            case Event.MapIterationSucceeded e -> {
                // The states inside have said so.
            }
            case Event.MapIterationFailed e -> {
                // As above.
            }
            case Event.MapIterationAborted e -> {
                // As above.
            }
        }
    }

    /** Nothing if there are none: a map run learns how many there are only while it reads them. */
    private static String items(int length) {
        return length == 0 ? "" : ", " + length + (length == 1 ? " item" : " items");
    }

    private void say(Line line, String mark, String state, String rest) {
        out.println(paint.faint(String.format("%9s  ", clock(Duration.between(begin, now)))) + "  ".repeat(line.depth)
                + CleanWriter.line(mark + " " + paint.faint(line.label) + state + (rest.isEmpty() ? "" : "  " + rest)));
    }

    /** Seconds since the start. */
    static String clock(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.3fs", time.toMillis() / 1000.0);
    }

    /** A duration for people: 12 ms, 1.0 s, 2 min 5 s. */
    static String duration(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() < 60) {
            return String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
