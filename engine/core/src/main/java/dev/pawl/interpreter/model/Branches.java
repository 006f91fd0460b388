package dev.pawl.interpreter.model;

import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The branches of a Parallel or the iterations of a Map: which run, which have begun, and what came out. It
 * is changed in
 * place, by the fold alone.
 */
public final class Branches {
    private final long startedEventId;
    private final @Nullable Payload[] results;
    private final SortedMap<Integer, Integer> running = new TreeMap<>();
    private final SortedMap<Integer, Frame> givenUp = new TreeMap<>();
    private int begun;
    private int done;

    /** For so many branches, none of which has begun; the event is ParallelStateStarted or MapStateStarted. */
    public Branches(int size, long startedEventId) {
        this.results = new Payload[size];
        this.startedEventId = startedEventId;
    }

    /** The event that opened them. */
    public long startedEventId() {
        return startedEventId;
    }

    /** How many there are. */
    public int size() {
        return results.length;
    }

    /** How many have begun. */
    public int begun() {
        return begun;
    }

    /** How many have brought a result. */
    public int done() {
        return done;
    }

    /** Frames that run, by the index of their branch. */
    public SortedMap<Integer, Integer> running() {
        return Collections.unmodifiableSortedMap(running);
    }

    /** The next branch begins in that frame. */
    public void begin(int index, int frame) {
        running.put(index, frame);
        begun = Math.max(begun, index + 1);
    }

    /** A branch is over. */
    public void succeed(int index, Payload result) {
        running.remove(index);
        results[index] = result;
        done++;
    }

    /** A branch failed or was given up. */
    public void drop(int index) {
        running.remove(index);
    }

    /** A branch failed or was given up: its frame is kept as it stood, for a redrive goes on there. */
    public void giveUp(int index, Frame frame) {
        running.remove(index);
        givenUp.put(index, frame);
    }

    /** Those that were given up begin to run again: their frames, which the state has to take back. */
    public List<Frame> resume() {
        List<Frame> resumed = List.copyOf(givenUp.values());
        givenUp.forEach((index, frame) -> running.put(index, frame.id()));
        givenUp.clear();
        return resumed;
    }

    /** What a branch brought. */
    public Optional<Payload> result(int index) {
        return Optional.ofNullable(results[index]);
    }

    /** All results in order; only once all are done. */
    public List<Payload> results() {
        List<Payload> all = new ArrayList<>(results.length);
        for (Payload result : results) {
            if (result == null) {
                throw new IllegalStateException("Expected a result of each branch, but one has not ended");
            }
            all.add(result);
        }
        return all;
    }
}
