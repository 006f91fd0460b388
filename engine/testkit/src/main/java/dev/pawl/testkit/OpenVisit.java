package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A visit of a state while it goes on: gathers what happens in it. */
final class OpenVisit {
    private final HistoryEvent begin;
    private final Event.StateEntered entered;
    private final List<Integer> indices;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<String, JsonNode> assigned = new LinkedHashMap<>();
    private Optional<Event.StateExited> exit = Optional.empty();
    private Optional<Instant> exitedAt = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private boolean failedLast;
    private Optional<Event.TaskScheduled> scheduled = Optional.empty();
    private boolean submitted;
    private boolean over;

    OpenVisit(HistoryEvent begin, Event.StateEntered entered, List<Integer> indices) {
        this.begin = begin;
        this.entered = entered;
        this.indices = indices;
    }

    String state() {
        return entered.name();
    }

    StateType type() {
        return entered.state();
    }

    List<Integer> indices() {
        return indices;
    }

    Payload input() {
        return entered.input();
    }

    Optional<Failure> failure() {
        return failure;
    }

    /** Calls of its task before the last one. */
    int retries() {
        return Math.max(0, attempts.size() - 1);
    }

    boolean isOpen() {
        return !over;
    }

    /** The task that has no outcome yet, if there is one. */
    Optional<Event.TaskScheduled> pending() {
        return scheduled;
    }

    /** Of the event that scheduled its last task. */
    long pendingEventId() {
        return attempts.getLast().eventId();
    }

    boolean submitted() {
        return submitted;
    }

    void exit(HistoryEvent event, Event.StateExited how) {
        exit = Optional.of(how);
        exitedAt = Optional.of(event.timestamp());
        how.assigned().forEach((name, value) -> assigned.put(name, value.value()));
        over = true;
    }

    void abort() {
        over = true;
    }

    void schedule(HistoryEvent event, Event.TaskScheduled task) {
        String resource = task.resourceType().isEmpty()
                ? task.resource()
                : task.resourceType() + ":" + task.resource();
        attempts.add(new Attempt(event.id(), resource, task.input().value(), Optional.empty(), Optional.empty(),
                Optional.empty()));
        scheduled = Optional.of(task);
        submitted = false;
        failedLast = false;
    }

    void submit() {
        submitted = true;
    }

    void succeed(Payload output) {
        replaceLast(Optional.of(output.value()), Failure.UNNAMED);
        failedLast = false;
    }

    void fail(Failure why) {
        if (scheduled.isPresent()) {
            replaceLast(Optional.empty(), why);
        }
        failure = Optional.of(why);
        failedLast = true;
    }

    /** A Parallel or Map begins, perhaps again. */
    void begin() {
        failedLast = false;
    }

    Visit visit() {
        Optional<Failure> shown = failure.map(f -> f.error().isPresent() ? f : told(f));
        return new Visit(begin.id(), entered.name(), entered.state(), indices, begin.timestamp(), exitedAt,
                entered.input().value(), exit.map(e -> e.output().value()), exit.flatMap(Event.StateExited::next),
                assigned, attempts, shown.flatMap(Failure::error), shown.flatMap(Failure::cause),
                failedLast && exit.isPresent());
    }

    /** An error that an expression made is told by nothing but what a Catch leaves. */
    private Failure told(Failure unnamed) {
        return exit.map(e -> e.output().value()).filter(out -> failedLast && out.path("Error").isTextual())
                .map(out -> new Failure(Optional.of(out.path("Error").asText()),
                        Optional.ofNullable(out.get("Cause")).map(JsonNode::asText)))
                .orElse(unnamed);
    }

    private void replaceLast(Optional<JsonNode> result, Failure why) {
        Attempt last = attempts.removeLast();
        attempts.add(new Attempt(last.eventId(), last.resource(), last.arguments(), result, why.error(), why.cause()));
        scheduled = Optional.empty();
        submitted = false;
    }
}
