package dev.pawl.aws.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.store.Deliveries.Committed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An execution stands otherwise than before.
 *
 * @param at
 *            when
 * @param redrivenAt
 *            the last time it was redriven
 */
record StatusChange(ExecutionInfo execution, ExecutionStatus status, Instant at, Optional<Payload> output,
        Failure failure, int redriveCount, Optional<Instant> redrivenAt) {
    /** Input and output, escaped, are left out beyond this: 248 KiB. */
    private static final int MOST_DATA_BYTES = 248 * 1024;

    /** All changes of status in a commit, in order. */
    static List<StatusChange> in(Committed commit) {
        List<StatusChange> changes = new ArrayList<>();
        int redrives = commit.redriveCount();
        Optional<Instant> redrivenAt = commit.redrivenAt();
        for (HistoryEvent happened : commit.events()) {
            if (happened.event() instanceof Event.ExecutionRedriven redriven) {
                redrives = redriven.redriveCount();
                redrivenAt = Optional.of(happened.timestamp());
            }
            Optional<ExecutionStatus> status = status(happened.event());
            if (status.isPresent()) {
                changes.add(new StatusChange(commit.info(), status.get(), happened.timestamp(),
                        output(happened.event()), failure(happened.event()), redrives, redrivenAt));
            }
        }
        return changes;
    }

    private static Optional<ExecutionStatus> status(Event event) {
        return switch (event) {
            case Event.ExecutionStarted e -> Optional.of(ExecutionStatus.RUNNING);
            case Event.ExecutionRedriven e -> Optional.of(ExecutionStatus.RUNNING);
            case Event.ExecutionSucceeded e -> Optional.of(ExecutionStatus.SUCCEEDED);
            case Event.ExecutionFailed e -> Optional.of(ExecutionStatus.FAILED);
            case Event.ExecutionTimedOut e -> Optional.of(ExecutionStatus.TIMED_OUT);
            case Event.ExecutionAborted e -> Optional.of(ExecutionStatus.ABORTED);
            case Event other -> Optional.empty();
        };
    }

    private static Optional<Payload> output(Event event) {
        return event instanceof Event.ExecutionSucceeded e ? Optional.of(e.output()) : Optional.empty();
    }

    private static Failure failure(Event event) {
        return switch (event) {
            case Event.ExecutionFailed e -> e.failure();
            case Event.ExecutionTimedOut e -> e.failure();
            case Event.ExecutionAborted e -> e.failure();
            case Event other -> Failure.UNNAMED;
        };
    }

    /** What AWS writes into the event. Input goes first if it is too much, then the output. */
    String detail() {
        int output = output().map(StatusChange::escapedBytes).orElse(0);
        boolean withOutput = output <= MOST_DATA_BYTES;
        boolean withInput = escapedBytes(execution.input()) + output <= MOST_DATA_BYTES;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("executionArn", execution.arn()).put("stateMachineArn", execution.stateMachineArn())
                .put("name", execution.name()).put("status", status.name())
                .put("startDate", execution.startedAt().toEpochMilli())
                .put("stopDate", status.ended() ? at.toEpochMilli() : null)
                .put("input", withInput ? execution.input().text() : null)
                .put("output", withOutput ? output().map(Payload::text).orElse(null) : null)
                .put("stateMachineVersionArn", execution.stateMachineVersionArn().orElse(null))
                .put("stateMachineAliasArn", execution.stateMachineAliasArn().orElse(null))
                .put("redriveCount", redriveCount)
                .put("redriveDate", redrivenAt.map(Instant::toEpochMilli).orElse(null));
        redrivable(json);
        json.putObject("inputDetails").put("included", withInput);
        if (output().isPresent()) {
            json.putObject("outputDetails").put("included", withOutput);
        } else {
            json.putNull("outputDetails");
        }
        json.put("error", failure.error().orElse(null)).put("cause", failure.cause().orElse(null));
        return Json.write(json);
    }

    private void redrivable(ObjectNode json) {
        boolean may = status.ended() && status != ExecutionStatus.SUCCEEDED;
        json.put("redriveStatus", may ? "REDRIVABLE" : "NOT_REDRIVABLE").put("redriveStatusReason",
                may ? null : "Execution is " + status + " and cannot be redriven");
    }

    private static int escapedBytes(Payload payload) {
        return Json.write(JsonNodeFactory.instance.textNode(payload.text())).getBytes(StandardCharsets.UTF_8).length;
    }
}
