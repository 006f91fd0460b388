package dev.pawl.interpreter.model;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fold of an execution's events: all that deciding needs. It belongs to one thread at a time and is
 * changed in place
 * by the fold alone; whoever could not store what was folded drops the whole state and folds again.
 */
public final class ExecutionState {
    private final ExecutionInfo info;
    private final Map<Integer, Frame> frames = new TreeMap<>();
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private long lastEventId;
    private int nextFrame = 1;
    private Redrives redrives = Redrives.NONE;
    private @Nullable Frame unfinished;
    private @Nullable Payload output;
    private Failure failure = Failure.UNNAMED;
    private @Nullable Instant endedAt;

    /** An execution in which nothing has happened yet. */
    public ExecutionState(ExecutionInfo info) {
        this.info = info;
    }

    /** What was fixed at the start. */
    public ExecutionInfo info() {
        return info;
    }

    /** How it stands. */
    public ExecutionStatus status() {
        return status;
    }

    /** Id of the newest event; 0 before the first. */
    public long lastEventId() {
        return lastEventId;
    }

    /** How often it was redriven. */
    public int redriveCount() {
        return redrives.count();
    }

    /** What is known of its redrives. */
    public Redrives redrives() {
        return redrives;
    }

    /** The output of an execution that succeeded. */
    public Optional<Payload> output() {
        return Optional.ofNullable(output);
    }

    /** Why it did not succeed. */
    public Failure failure() {
        return failure;
    }

    /** When it ended, if it has. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** All lines of control that have not ended, by id. */
    public Collection<Frame> frames() {
        return Collections.unmodifiableCollection(frames.values());
    }

    /** The frame of that id, if it has not ended. */
    public Optional<Frame> frame(int id) {
        return Optional.ofNullable(frames.get(id));
    }

    /** The id that the next new frame gets. */
    public int nextFrame() {
        return nextFrame;
    }

    /** For the fold alone. */
    public void add(Frame frame) {
        frames.put(frame.id(), frame);
        nextFrame = Math.max(nextFrame, frame.id() + 1);
    }

    /** For the fold alone. */
    public void remove(int frame) {
        frames.remove(frame);
    }

    /** For the fold alone. */
    public void advance(long eventId) {
        lastEventId = eventId;
    }

    /** For the fold alone: it succeeded. */
    public void succeed(Payload result, Instant when) {
        status = ExecutionStatus.SUCCEEDED;
        endedAt = when;
        frames.clear();
        output = result;
    }

    /**
     * For the fold alone: it did not succeed. The machine's own flow is kept as it stood, and with it all that it
     * had
     * under way.
     */
    public void fail(ExecutionStatus how, Failure why, Instant when, Frame stood) {
        status = how;
        endedAt = when;
        frames.clear();
        unfinished = stood;
        failure = why;
    }

    /** For the fold alone: it is redriven, and runs again; returns the machine's own flow as it stood. */
    public Frame redrive(Redrives all) {
        Frame stood = unfinished;
        if (stood == null) {
            throw new IllegalStateException("Expected an execution that did not succeed, but it is " + status);
        }
        redrives = all;
        status = ExecutionStatus.RUNNING;
        endedAt = null;
        unfinished = null;
        failure = Failure.UNNAMED;
        frames.put(stood.id(), stood);
        return stood;
    }

    /** For snapshots alone. */
    public void restore(long eventId, int frame, Redrives known) {
        lastEventId = eventId;
        nextFrame = frame;
        redrives = known;
    }
}
