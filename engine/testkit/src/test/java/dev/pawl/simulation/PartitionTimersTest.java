package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.Outstanding.DueTimer;
import dev.pawl.testkit.VirtualClock;
import dev.pawl.timer.DueTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers of partitions that come and go. */
class PartitionTimersTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final VirtualClock clock = new VirtualClock(NOON);
    private final DueTimer stored = new DueTimer(3, 1, "arn", TimerKey.EXECUTION, NOON.plusSeconds(1));
    private final List<DueTimer> fired = new ArrayList<>();
    private final DueTimers timers = new DueTimers(clock, Runnable::run, (partition, until, limit) -> List.of(stored),
            fired::add, new DueTimers.Limits(100, Duration.ofMinutes(1)));

    @Test
    void whatFiredJustBeforeThePartitionWasLostFiresAgainIfItComesBackAtOnce() {
        timers.own(3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(fired).containsExactly(stored);
        // nobody could act upon it: the lease was over by then
        timers.disown(3);
        clock.advance(Duration.ofSeconds(1));
        timers.own(3);
        assertThat(fired).containsExactly(stored, stored);
    }
}
