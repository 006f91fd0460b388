package dev.pawl.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the engine promised or did, as its parent saw it, over all its lives. */
final class Ledger {
    final Set<String> started = ConcurrentHashMap.newKeySet();
    final Set<String> called = ConcurrentHashMap.newKeySet();
    final Set<String> jobs = ConcurrentHashMap.newKeySet();
    final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    final Set<String> attached = ConcurrentHashMap.newKeySet();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    /** Commands to the engine that it has not confirmed, by what they concern. */
    final Map<String, String> unconfirmed = new ConcurrentHashMap<>();
    private final List<Life> lives = new ArrayList<>();

    /** From when an engine was ready until it was killed. */
    private record Life(Instant from, Instant until) {}

    void lived(Instant from, Instant until) {
        lives.add(new Life(from, until));
    }

    /** For how long an engine was there between two moments. */
    Duration up(Instant from, Instant until) {
        Duration up = Duration.ZERO;
        for (Life life : lives) {
            Instant begin = life.from().isAfter(from) ? life.from() : from;
            Instant end = life.until().isBefore(until) ? life.until() : until;
            if (begin.isBefore(end)) {
                up = up.plus(Duration.between(begin, end));
            }
        }
        return up;
    }
}
