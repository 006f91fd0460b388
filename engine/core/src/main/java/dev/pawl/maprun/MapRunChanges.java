package dev.pawl.maprun;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to the children of a map run in one go: stored together, then acted upon. */
public final class MapRunChanges {
    private static final int MOST_CHILDREN = 500;
    private static final long MOST_BYTES = 2_000_000;

    private final List<Begun> begun = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<Integer> stopped = new ArrayList<>();
    private long bytes;
    private boolean changed;
    private boolean closed;

    /** A child begins. */
    public record Begun(int index, int size, Payload input) {}

    /**
     * A child has ended.
     *
     * @param output
     *            only if it is needed later
     */
    public record Ended(int index, ExecutionStatus status, Optional<Payload> output, Failure failure, Instant at) {}

    void begin(Begun child) {
        begun.add(child);
        bytes += child.input().sizeBytes();
        changed = true;
    }

    void end(Ended child) {
        ended.add(child);
        changed = true;
    }

    void stop(int index) {
        stopped.add(index);
        changed = true;
    }

    /** Something else is other than before. */
    public void touch() {
        changed = true;
    }

    /** No further child begins. */
    public void close() {
        closed = true;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Whether one child more may begin: larger transactions would hold up everybody else's. */
    public boolean hasRoom() {
        return !closed && begun.size() < MOST_CHILDREN && bytes < MOST_BYTES;
    }

    /** Children that begin. */
    public List<Begun> begun() {
        return begun;
    }

    /** Children that have ended. */
    public List<Ended> ended() {
        return ended;
    }

    /** Children that are to be stopped. */
    public List<Integer> stopped() {
        return stopped;
    }

    /** Whether anything is other than before. */
    public boolean any() {
        return changed;
    }
}
