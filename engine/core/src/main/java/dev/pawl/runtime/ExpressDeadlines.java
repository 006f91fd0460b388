package dev.pawl.runtime;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When Express executions run out of time. Nearly all have ended long before, thousands in a second: so those
 * of the
 * same tenth of a second share one timer, and one that has ended leaves nothing behind.
 */
final class ExpressDeadlines {
    private static final long TENTH_MILLIS = 100;

    private final EngineClock clock;
    private final Posts posts;
    private final Map<Long, Set<String>> due = new ConcurrentHashMap<>();
    private final Map<String, Long> tenths = new ConcurrentHashMap<>();

    ExpressDeadlines(EngineClock clock, Posts posts) {
        this.clock = clock;
        this.posts = posts;
    }

    /** The execution has so long; what was said before holds no longer. */
    void set(String arn, Instant until) {
        clear(arn);
        long tenth = Math.ceilDiv(until.toEpochMilli(), TENTH_MILLIS);
        tenths.put(arn, tenth);
        boolean[] first = {false};
        due.compute(tenth, (t, arns) -> {
            first[0] = arns == null;
            Set<String> all = arns == null ? ConcurrentHashMap.newKeySet() : arns;
            all.add(arn);
            return all;
        });
        if (first[0]) {
            Instant at = Instant.ofEpochMilli(tenth * TENTH_MILLIS);
            clock.after(Duration.between(clock.now(), at), () -> fire(tenth));
        }
    }

    /** The execution has ended. */
    void clear(String arn) {
        Long tenth = tenths.remove(arn);
        if (tenth != null) {
            // the set stays until its timer fires: whoever comes to it later needs that timer
            due.computeIfPresent(tenth, (t, arns) -> {
                arns.remove(arn);
                return arns;
            });
        }
    }

    private void fire(long tenth) {
        Set<String> arns = due.remove(tenth);
        if (arns != null) {
            for (String arn : arns) {
                tenths.remove(arn, tenth);
                posts.postIfOpen(arn, Mail.of(new Signal.TimerDue(TimerKey.EXECUTION)));
            }
        }
    }
}
