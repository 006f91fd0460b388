package dev.pawl.runtime;

import dev.pawl.interpreter.model.Moment.Limits;
import java.time.Duration;

/**
 * How the runtime behaves.
 *
 * @param startedAfter
 *            a call that lasts longer leaves its Started event behind by itself
 * @param lease
 *            how long a partition stays ours without being renewed
 * @param drain
 *            how long an orderly stop waits for calls that are under way
 * @param retryPause
 *            before something that the store refused is tried again
 * @param inboxPoll
 *            how often messages from other nodes are looked for
 * @param snapshotEvents
 *            at least so many events lie between two snapshots
 * @param decisions
 *            when a decision yields, and how long a history may grow
 * @param expressLimit
 *            longest run of an Express execution
 * @param timersInMemory
 *            at most so many timers
 * @param redriveWindow
 *            an execution may be redriven for so long after its end
 * @param timerWindow
 *            how far ahead timers are brought into memory
 */
public record RuntimeSettings(Duration startedAfter, Duration lease, Duration drain, Duration retryPause,
        Duration inboxPoll, int snapshotEvents, Limits decisions, Duration expressLimit,
        int timersInMemory, Duration redriveWindow, Duration timerWindow) {
    /** What a server takes when nobody says otherwise. */
    public static final RuntimeSettings STANDARD = new RuntimeSettings(Duration.ofMillis(500), Duration.ofSeconds(10),
            Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMillis(200), 200, Limits.STANDARD,
            Duration.ofMinutes(5), 20_000, Duration.ofDays(14), Duration.ofMinutes(1));

    /** The same with another length of the orderly stop. */
    public RuntimeSettings withDrain(Duration other) {
        return new RuntimeSettings(startedAfter, lease, other, retryPause, inboxPoll, snapshotEvents, decisions,
                expressLimit, timersInMemory, redriveWindow, timerWindow);
    }

    /** The same with another length of leases. */
    public RuntimeSettings withLease(Duration other) {
        return new RuntimeSettings(startedAfter, other, drain, retryPause, inboxPoll, snapshotEvents, decisions,
                expressLimit, timersInMemory, redriveWindow, timerWindow);
    }

    /** Limits of decisions about Standard executions. */
    Limits limits() {
        return decisions;
    }

    /** As above for Express executions, whose history has no end. */
    Limits expressLimits() {
        return new Limits(decisions.eventsEach(), decisions.nanosEach(), Long.MAX_VALUE);
    }
}
