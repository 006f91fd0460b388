package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** From what a stage noticed of an execution to what a test gets to see. */
final class Playback {
    private final Journal journal;
    private final UnaryOperator<String> definitions;
    private final Instant now;

    /** How an execution ended. */
    record End(ExecutionStatus status, Optional<JsonNode> output, Failure failure) {}

    /** The definitions are asked for by the names of their machines. */
    Playback(Journal journal, UnaryOperator<String> definitions, Instant now) {
        this.journal = journal;
        this.definitions = definitions;
        this.now = now;
    }

    Played of(Trace trace) {
        String machine = Casting.machine(trace.info().arn());
        Optional<End> end = end(trace);
        Instant until = end.isPresent() ? trace.events().getLast().timestamp() : now;
        List<Played> children = journal.children(trace.info().arn()).stream().map(this::of).toList();
        return new Played(machine, definitions.apply(machine), trace.info().arn(),
                end.map(End::status).orElse(ExecutionStatus.RUNNING), trace.info().input().value(),
                end.flatMap(End::output), end.flatMap(e -> e.failure().error()),
                end.flatMap(e -> e.failure().cause()),
                trace.events().stream().map(event -> AwsHistory.tree(event, true)).toList(),
                trace.visits().stream().map(OpenVisit::visit).toList(),
                Duration.between(trace.info().startedAt(), until), children,
                end.isPresent() ? List.of() : waiting(trace));
    }

    /** How it ended, if it has. */
    static Optional<End> end(Trace trace) {
        Optional<HistoryEvent> last = trace.events().isEmpty()
                ? Optional.empty()
                : Optional.of(trace.events().getLast());
        return last.flatMap(event -> switch (event.event()) {
            case Event.ExecutionSucceeded e ->
                Optional.of(new End(ExecutionStatus.SUCCEEDED, Optional.of(e.output().value()), Failure.UNNAMED));
            case Event.ExecutionFailed e -> Optional.of(without(ExecutionStatus.FAILED, e.failure()));
            case Event.ExecutionAborted e -> Optional.of(without(ExecutionStatus.ABORTED, e.failure()));
            case Event.ExecutionTimedOut e -> Optional.of(without(ExecutionStatus.TIMED_OUT, e.failure()));
            case Event other -> Optional.empty();
        });
    }

    private static End without(ExecutionStatus status, Failure failure) {
        return new End(status, Optional.empty(), failure);
    }

    private static List<String> waiting(Trace trace) {
        List<String> waiting = new ArrayList<>();
        for (OpenVisit visit : trace.visits()) {
            if (visit.isOpen()) {
                waiting(visit).ifPresent(what -> waiting.add(visit.state()
                        + (visit.indices().isEmpty() ? "" : visit.indices().toString()) + " for " + what));
            }
        }
        return waiting;
    }

    private static Optional<String> waiting(OpenVisit visit) {
        Optional<Event.TaskScheduled> task = visit.pending();
        if (task.isEmpty()) {
            return Optional.of("what nothing brings about by itself")
                    .filter(text -> visit.visit().type() == StateType.WAIT);
        }
        return Optional.of(switch (task.get().kind()) {
            case ACTIVITY -> "a worker of " + task.get().resource();
            case LAMBDA_FUNCTION -> "the function " + task.get().resource();
            case SERVICE -> visit.submitted()
                    ? task.get().resource().endsWith(".waitForTaskToken")
                            ? "somebody who brings its task token back"
                            : "the end of the work that " + task.get().resourceType() + " accepted"
                    : "an answer of " + task.get().resourceType() + ":" + task.get().resource();
        });
    }
}
