package dev.pawl.history.json;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Payload;

/** Adds up how large events are when they are shown, so that a page of them does not outgrow its bytes. */
public final class ShownSize {
    /** About what an event has besides its payloads. */
    private static final long FRAME_BYTES = 256;

    private final long bytes;
    private long sum;

    /** Nothing yet, of that many bytes. */
    public ShownSize(long bytes) {
        this.bytes = bytes;
    }

    /** Whether the events before this one left room; if so it is added, however large it is. */
    public boolean hasRoom(HistoryEvent event) {
        if (isFull()) {
            return false;
        }
        sum += of(event);
        return true;
    }

    /** Whether the bytes are used up. */
    public boolean isFull() {
        return sum >= bytes;
    }

    private static long of(HistoryEvent event) {
        return FRAME_BYTES + switch (event.event()) {
            case Event.ExecutionStarted e -> of(e.input());
            case Event.ExecutionSucceeded e -> of(e.output());
            case Event.ExecutionFailed e -> of(e.failure());
            case Event.ExecutionAborted e -> of(e.failure());
            case Event.ExecutionTimedOut e -> of(e.failure());
            case Event.StateEntered e -> of(e.input());
            case Event.StateExited e -> of(e.output()) + e.assigned().values().stream().mapToLong(ShownSize::of).sum();
            case Event.EvaluationFailed e -> of(e.failure());
            case Event.TaskScheduled e -> of(e.input());
            case Event.TaskSubmitted e -> of(e.output());
            case Event.TaskSucceeded e -> of(e.output());
            case Event.TaskFailed e -> of(e.failure());
            case Event.TaskTimedOut e -> of(e.failure());
            case Event.MapRunFailed e -> of(e.failure());
            case Event.OfExecution e -> 0;
            case Event.OfState e -> 0;
            case Event.OfTask e -> 0;
            case Event.OfBranches e -> 0;
            case Event.Internal e -> 0;
        };
    }

    private static long of(Payload payload) {
        return payload.sizeBytes();
    }

    private static long of(Failure failure) {
        return (long) failure.error().orElse("").length() + failure.cause().orElse("").length();
    }
}
