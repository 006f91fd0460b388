package dev.pawl.runtime;

import dev.pawl.interpreter.model.TaskToken;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When whoever works on a task was last heard of. Not stored: a heartbeat is no event, and the deadlines
 * start anew when
 * the engine does.
 */
final class Beats {
    private final ConcurrentMap<Key, Instant> last = new ConcurrentHashMap<>();

    private record Key(String executionArn, long scheduledEventId) {}

    void heard(TaskToken token, Instant now) {
        last.put(new Key(token.executionArn(), token.scheduledEventId()), now);
    }

    Optional<Instant> last(String executionArn, long scheduledEventId) {
        return Optional.ofNullable(last.get(new Key(executionArn, scheduledEventId)));
    }

    void forget(String executionArn, long scheduledEventId) {
        if (!last.isEmpty()) {
            last.remove(new Key(executionArn, scheduledEventId));
        }
    }
}
