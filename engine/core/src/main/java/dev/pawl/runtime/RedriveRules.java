package dev.pawl.runtime;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether an execution may be redriven now. Whoever owns it decides by its state, everybody else by what is
 * stored.
 */
public final class RedriveRules {
    /** There must be room for ExecutionRedriven and one more event. */
    private static final long EVENTS = 24_999;
    /** No Standard execution stays open for longer. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Store store;
    private final EngineClock clock;
    private final Duration window;

    RedriveRules(Store store, EngineClock clock, Duration window) {
        this.store = store;
        this.clock = clock;
        this.window = window;
    }

    /** What is asked about. */
    private record Facts(ExecutionInfo info, ExecutionStatus status, Optional<Instant> stoppedAt,
            LongSupplier events) {}

    /** What speaks against a redrive, in AWS's words; empty if nothing does. */
    public Optional<String> against(ExecutionRecord execution) {
        return against(execution.machineRevisionKey(), new Facts(execution.info(), execution.status(),
                execution.stoppedAt(), () -> newestEvent(execution.key())));
    }

    /** As above, of an execution in memory. */
    Optional<String> against(Live live) {
        ExecutionState state = live.state();
        return against(live.machineRevisionKey(),
                new Facts(live.info(), state.status(), state.endedAt(), state::lastEventId));
    }

    private Optional<String> against(long machineRevisionKey, Facts facts) {
        Instant now = clock.now();
        if (!facts.status.ended() || facts.status == ExecutionStatus.SUCCEEDED) {
            return Optional.of("Execution is " + facts.status + " and cannot be redriven");
        }
        if (store.machines().revision(machineRevisionKey).map(MachineRecord::deleting).orElse(true)) {
            return Optional.of("State machine is in DELETING status");
        }
        if (facts.events.getAsLong() >= EVENTS) {
            return Optional.of("Execution history event limit exceeded");
        }
        if (facts.info.startedAt().plus(LONGEST).isBefore(now)) {
            return Optional.of("Execution has exceeded the max execution time");
        }
        if (facts.stoppedAt.filter(at -> at.plus(window).isBefore(now)).isPresent()) {
            return Optional.of("Execution redrivable period exceeded");
        }
        return Optional.empty();
    }

    private long newestEvent(long executionKey) {
        return store.executions().history(executionKey, new HistoryRange(Long.MAX_VALUE, 1, true)).stream()
                .mapToLong(HistoryEvent::id).findFirst().orElse(0);
    }
}
