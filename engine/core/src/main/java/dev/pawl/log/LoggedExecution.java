package dev.pawl.log;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.ExpressLog.Piece;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Express execution as far as its log tells.
 *
 * @param record
 *            its status is RUNNING if the log does not know its end
 * @param events
 *            those that were logged
 */
public record LoggedExecution(ExecutionRecord record, List<HistoryEvent> events) {
    private static final long NO_KEY = -1;

    static LoggedExecution of(int partition, List<Piece> pieces) {
        List<HistoryEvent> events = pieces.stream().flatMap(piece -> piece.events().stream()).toList();
        Piece first = pieces.getFirst();
        Payload input = events.stream().map(HistoryEvent::event).filter(Event.ExecutionStarted.class::isInstance)
                .map(event -> ((Event.ExecutionStarted) event).input()).findFirst().orElse(Payload.NULL);
        HistoryEvent last = events.getLast();
        Optional<Payload> output = last.event() instanceof Event.ExecutionSucceeded e
                ? Optional.of(e.output())
                : Optional.empty();
        ExecutionStatus status = status(last.event());
        Optional<Instant> stoppedAt = status.ended() ? Optional.of(last.timestamp()) : Optional.empty();
        return new LoggedExecution(new ExecutionRecord(NO_KEY, partition, withInput(first.info(), input),
                first.machineRevisionKey(), status, stoppedAt, output, failure(last.event()), 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()), events);
    }

    private static ExecutionInfo withInput(ExecutionInfo info, Payload input) {
        return new ExecutionInfo(info.arn(), info.name(), info.stateMachineArn(), info.stateMachineName(),
                info.roleArn(), info.region(), info.startedAt(), input, info.stateMachineVersionArn(),
                info.stateMachineAliasArn());
    }

    private static ExecutionStatus status(Event last) {
        return switch (last) {
            case Event.ExecutionSucceeded e -> ExecutionStatus.SUCCEEDED;
            case Event.ExecutionFailed e -> ExecutionStatus.FAILED;
            case Event.ExecutionTimedOut e -> ExecutionStatus.TIMED_OUT;
            case Event.ExecutionAborted e -> ExecutionStatus.ABORTED;
            case Event other -> ExecutionStatus.RUNNING;
        };
    }

    private static Failure failure(Event last) {
        return switch (last) {
            case Event.ExecutionFailed e -> e.failure();
            case Event.ExecutionTimedOut e -> e.failure();
            case Event.ExecutionAborted e -> e.failure();
            case Event other -> Failure.UNNAMED;
        };
    }
}
