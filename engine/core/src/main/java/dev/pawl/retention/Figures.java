package dev.pawl.retention;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What a sweeper has done since it began, for people and for metrics. */
public final class Figures {
    private static final int RUNS = 50;

    private final LongAdder removed = new LongAdder();
    private final LongAdder archived = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder givenBack = new LongAdder();
    private final Deque<Run> runs = new ArrayDeque<>();
    private volatile Optional<String> problem = Optional.empty();

    /** A pass that removed something. */
    public record Run(Instant began, Instant ended, long removed, long archived) {}

    /** All of it at one moment. */
    public record Snapshot(long removed, long archived, long rows, long bytesGivenBack, List<Run> runs,
            Optional<String> problem) {}

    void removed(long executions, long deleted) {
        removed.add(executions);
        rows.add(deleted);
    }

    void archived(long executions) {
        archived.add(executions);
    }

    void givenBack(long bytes) {
        givenBack.add(Math.max(0, bytes));
    }

    void problem(Optional<String> text) {
        problem = text;
    }

    void ran(Run run) {
        synchronized (runs) {
            runs.addFirst(run);
            if (runs.size() > RUNS) {
                runs.removeLast();
            }
        }
    }

    /** What stands now, the newest pass first. */
    public Snapshot now() {
        synchronized (runs) {
            return new Snapshot(removed.sum(), archived.sum(), rows.sum(), givenBack.sum(), List.copyOf(runs),
                    problem);
        }
    }
}
