package dev.pawl.server.alert;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Deliveries.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An execution that ended, or runs for too long: what an alert says of it. Its data is none of an alert's
 * business.
 */
record Ended(ExecutionInfo info, ExecutionStatus status, Optional<String> error, Instant at) {
    /** What a commit says of an end; empty if the execution goes on. */
    static Optional<Ended> of(Committed commit) {
        for (HistoryEvent event : commit.events().reversed()) {
            Optional<Ended> end = switch (event.event()) {
                case Event.ExecutionSucceeded e -> of(commit, event, ExecutionStatus.SUCCEEDED, Failure.UNNAMED);
                case Event.ExecutionFailed e -> of(commit, event, ExecutionStatus.FAILED, e.failure());
                case Event.ExecutionTimedOut e -> of(commit, event, ExecutionStatus.TIMED_OUT, e.failure());
                case Event.ExecutionAborted e -> of(commit, event, ExecutionStatus.ABORTED, e.failure());
                default -> Optional.empty();
            };
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private static Optional<Ended> of(Committed commit, HistoryEvent event, ExecutionStatus status, Failure failure) {
        return Optional.of(new Ended(commit.info(), status, failure.error(), event.timestamp()));
    }

    Duration took() {
        return Duration.between(info.startedAt(), at);
    }

    /** One line for people. */
    String line() {
        return info.stateMachineName() + " " + info.name() + ": " + (status.ended() ? status : "still " + status)
                + error.map(name -> " " + name).orElse("")
                + " after " + Duration.ofSeconds(took().toSeconds()).toString().substring(2).toLowerCase(
                        Locale.ROOT);
    }
}
