package dev.pawl.server.tracing;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.server.tracing.Span.Kind;
import dev.pawl.trace.SpanIds;
import dev.pawl.trace.TraceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What of one execution has begun and not ended, as far as its events were told. */
final class OpenSpans {
    private final ExecutionInfo info;
    private final TraceContext trace;
    private final Map<Integer, Entered> states = new LinkedHashMap<>();
    private final Map<Integer, Scheduled> attempts = new HashMap<>();
    private Instant began;
    private int redrives;
    private long lastId;

    /** A state that was entered, and how many attempts were made in it. */
    private record Entered(String id, String name, String type, Instant at, int attempts) {}

    private record Scheduled(String id, String parent, String resource, int number, Instant at) {}

    /**
     * Nothing of it has begun.
     *
     * @param trace
     *            which trace it is in, and its parent there
     */
    OpenSpans(ExecutionInfo info, TraceContext trace) {
        this.info = info;
        this.trace = trace;
        this.began = info.startedAt();
    }

    /** What happened up to that event happened elsewhere. */
    void beginAfter(long eventId) {
        lastId = Math.max(lastId, eventId);
    }

    /** Id of the last event that was told. */
    long lastId() {
        return lastId;
    }

    /** One more event; spans that end with it go there. */
    void happened(HistoryEvent event, Consumer<Span> ended) {
        lastId = Math.max(lastId, event.id());
        int frame = event.frame();
        Instant at = event.timestamp();
        switch (event.event()) {
            case Event.StateEntered entered -> states.put(frame, new Entered(SpanIds.state(info.arn(), event.id()),
                    entered.name(), entered.state().name(), at, 0));
            case Event.StateExited exited -> state(frame, at, Optional.empty()).ifPresent(ended);
            case Event.TaskScheduled scheduled -> scheduled(frame, event, scheduled);
            case Event.TaskSucceeded succeeded -> attempt(frame, at, Optional.empty()).ifPresent(ended);
            case Event.TaskFailed failed -> attempt(frame, at, error(failed.failure())).ifPresent(ended);
            case Event.TaskTimedOut timedOut -> attempt(frame, at, error(timedOut.failure())).ifPresent(ended);
            case Event.ExecutionRedriven redriven -> {
                redrives = redriven.redriveCount();
                began = at;
            }
            case Event.ExecutionSucceeded succeeded -> execution(at, "SUCCEEDED", Optional.empty()).forEach(ended);
            case Event.ExecutionFailed failed -> execution(at, "FAILED", error(failed.failure())).forEach(ended);
            case Event.ExecutionTimedOut late -> execution(at, "TIMED_OUT", error(late.failure())).forEach(ended);
            case Event.ExecutionAborted aborted -> execution(at, "ABORTED", Optional.of("Aborted")).forEach(ended);
            default -> {
                // nothing begins or ends
            }
        }
    }

    private static Optional<String> error(Failure failure) {
        return Optional.of(failure.error().orElse("Failed"));
    }

    private void scheduled(int frame, HistoryEvent event, Event.TaskScheduled task) {
        Entered state = states.get(frame);
        String parent = state == null ? SpanIds.execution(info.arn(), redrives) : state.id();
        int number = state == null ? 1 : state.attempts() + 1;
        if (state != null) {
            states.put(frame, new Entered(state.id(), state.name(), state.type(), state.at(), number));
        }
        String resource = task.resourceType().isEmpty() ? task.resource() : task.resourceType() + ":" + task.resource();
        attempts.put(frame, new Scheduled(SpanIds.attempt(info.arn(), event.id()), parent, resource, number,
                event.timestamp()));
    }

    private Optional<Span> attempt(int frame, Instant at, Optional<String> error) {
        return Optional.ofNullable(attempts.remove(frame))
                .map(one -> new Span(trace.traceId(), one.id(), one.parent(), one.resource(), Kind.CLIENT, one.at(),
                        at, Map.of("pawl.attempt", Integer.toString(one.number()), "pawl.resource", one.resource()),
                        error));
    }

    private Optional<Span> state(int frame, Instant at, Optional<String> error) {
        return Optional.ofNullable(states.remove(frame)).map(state -> span(state, at, error));
    }

    private Span span(Entered state, Instant at, Optional<String> error) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("pawl.state.name", state.name());
        attributes.put("pawl.state.type", state.type());
        attributes.put("pawl.state.attempts", Integer.toString(state.attempts()));
        return new Span(trace.traceId(), state.id(), SpanIds.execution(info.arn(), redrives), state.name(),
                Kind.INTERNAL, state.at(), at, attributes, error);
    }

    /** All that is still open ends with the execution. */
    private List<Span> execution(Instant at, String status, Optional<String> error) {
        List<Span> spans = new ArrayList<>();
        List.copyOf(attempts.keySet()).forEach(frame -> attempt(frame, at, error).ifPresent(spans::add));
        List.copyOf(states.keySet()).forEach(frame -> state(frame, at, error).ifPresent(spans::add));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("pawl.execution.arn", info.arn());
        attributes.put("pawl.execution.name", info.name());
        attributes.put("pawl.machine", info.stateMachineName());
        attributes.put("pawl.status", status);
        spans.add(new Span(trace.traceId(), SpanIds.execution(info.arn(), redrives), trace.spanId(),
                info.stateMachineName(), Kind.SERVER, began, at, attributes, error));
        return spans;
    }
}
