package dev.pawl.delivery;

import dev.pawl.store.Deliveries.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a follower has come. Most lanes go together, at the position; one that failed is left out and
 * catches up by
 * itself, until it has reached the horizon: the last commit of which it was decided to leave it out.
 */
final class Progress {
    private final Map<String, Behind> behind = new HashMap<>();
    private long position;
    private long horizon;

    private static final class Behind {
        private long position;
        private int failures;

        Behind(long position, int failures) {
            this.position = position;
            this.failures = failures;
        }
    }

    /** A stretch that a lane has to catch up with: after the one, up to the other. */
    record Stretch(long after, long upTo) {}

    Progress(Cursor cursor) {
        position = cursor.position();
        horizon = position;
        cursor.behind().forEach((lane, at) -> behind.put(lane, new Behind(at, 0)));
    }

    synchronized long position() {
        return position;
    }

    /** Lanes to leave out of the commits up to that one. */
    synchronized Set<String> leaveOut(long upTo) {
        horizon = upTo;
        return Set.copyOf(behind.keySet());
    }

    /** Commits up to that one are dealt with, but these lanes failed. */
    synchronized void dealtWith(long upTo, List<String> failed) {
        failed.forEach(lane -> behind.put(lane, new Behind(position, 1)));
        position = upTo;
    }

    /** What a lane has missed; empty, and it goes with the others again, if that is nothing. */
    synchronized Optional<Stretch> missed(String lane) {
        Behind late = behind.get(lane);
        if (late == null) {
            return Optional.empty();
        }
        if (late.position >= horizon) {
            behind.remove(lane);
            return Optional.empty();
        }
        return Optional.of(new Stretch(late.position, horizon));
    }

    /** A lane has caught up as far as that. */
    synchronized void caughtUp(String lane, long upTo) {
        Behind late = behind.get(lane);
        if (late != null) {
            late.position = upTo;
            late.failures = 0;
        }
    }

    /** A lane failed once more; returns how often in a row. */
    synchronized int failedAgain(String lane) {
        Behind late = behind.get(lane);
        return late == null ? 1 : ++late.failures;
    }

    synchronized Cursor cursor() {
        return new Cursor(position, behind.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, late -> late.getValue().position)));
    }
}
