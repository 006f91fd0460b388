package dev.pawl.testkit.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Catcher;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.Transition;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which retriers and catchers a visit used. The history names neither: another attempt shows that there was a
 * retrier,
 * and the first that takes the error was it; likewise for the catcher that led elsewhere.
 */
final class ErrorsHandled {
    private final SeenErrors errors;
    private final Visit visit;
    private final State state;
    private final List<Retrier> retriers;
    private final List<Catcher> catchers;
    private final long[] used;
    private final List<Target> found = new ArrayList<>();
    private Optional<SeenError> pending = Optional.empty();

    ErrorsHandled(SeenErrors errors, Visit visit, State state) {
        this.errors = errors;
        this.visit = visit;
        this.state = state;
        this.retriers = Targets.retriers(state);
        this.catchers = Targets.catchers(state);
        this.used = new long[retriers.size()];
    }

    List<Target> targets() {
        if (retriers.isEmpty() && catchers.isEmpty()) {
            return List.of();
        }
        visit.events().forEach(this::see);
        pending.ifPresent(this::gaveUp);
        if (visit.exited().isPresent() && (pending.isPresent() || surprising())) {
            caught(pending.orElseGet(() -> fromOutput(visit.exited().get())));
        }
        return found;
    }

    private void see(SeenEvent event) {
        if (event.taskFailed() || event.type().equals("EvaluationFailed") || event.type().equals("MapRunFailed")) {
            pending = Optional.of(SeenErrors.of(event, visit));
        } else if (event.type().equals("ParallelStateFailed") || event.type().equals("MapStateFailed")) {
            pending = Optional.of(pending.orElseGet(() -> inside(event)));
        } else if (begins(event)) {
            boolean first = visit.events().stream().filter(this::begins).findFirst().filter(event::equals).isPresent();
            Optional<SeenError> error = pending.or(() -> first ? Optional.empty() : Optional.of(inside(event)));
            error.ifPresent(this::retried);
            pending = Optional.empty();
        }
    }

    private SeenError inside(SeenEvent event) {
        SeenError error = errors.inside(event.previous());
        return state instanceof ParallelState ? error.ofBranch() : error;
    }

    /** Whether an attempt begins. */
    private boolean begins(SeenEvent event) {
        return event.scheduled() || event.type().equals(visit.type() + "StateStarted");
    }

    private void retried(SeenError error) {
        for (int i = 0; i < retriers.size(); i++) {
            if (error.takenBy(retriers.get(i).errorEquals())) {
                used[i]++;
                found.add(new Target.Retried(state.name(), i, retriers.get(i).errorEquals()));
                return;
            }
        }
    }

    private void gaveUp(SeenError error) {
        for (int i = 0; i < retriers.size(); i++) {
            if (error.takenBy(retriers.get(i).errorEquals())) {
                if (used[i] >= retriers.get(i).maxAttempts()) {
                    found.add(new Target.Exhausted(state.name(), i, retriers.get(i).errorEquals()));
                }
                return;
            }
        }
    }

    /** Whether it was left as if an error had been caught of which no event tells. */
    private boolean surprising() {
        Optional<String> next = visit.after().map(Visit::state);
        boolean begun = visit.events().stream().anyMatch(this::begins);
        boolean elsewhere = next.isPresent() && !next.equals(normal());
        return !catchers.isEmpty() && (!begun || elsewhere
                || (visit.exited().map(this::fromOutput).flatMap(SeenError::name)
                        .filter(name -> name.startsWith("States.")).isPresent() && leads(next)));
    }

    private boolean leads(Optional<String> next) {
        return catchers.stream().anyMatch(catcher -> next.filter(catcher.next()::equals).isPresent());
    }

    private Optional<String> normal() {
        Transition transition = switch (state) {
            case TaskState task -> task.transition();
            case ParallelState parallel -> parallel.transition();
            case MapState map -> map.transition();
            default -> new Transition.End();
        };
        return transition instanceof Transition.Next next ? Optional.of(next.state()) : Optional.empty();
    }

    /** The error output, where a catcher put it. */
    private SeenError fromOutput(SeenEvent exited) {
        Optional<JsonNode> output = exited.data("output");
        for (Catcher catcher : catchers) {
            Optional<JsonNode> at = switch (catcher.handling()) {
                case Catcher.Handling.JsonPath h -> switch (h.resultPath()) {
                    case ResultPath.Replace replace -> output;
                    case ResultPath.Discard discard -> Optional.empty();
                    case ResultPath.At place -> output.flatMap(place.path()::read);
                };
                case Catcher.Handling.Jsonata h -> output;
            };
            Optional<JsonNode> error = at.filter(found -> found.has("Cause") && found.path("Error").isTextual());
            if (error.isPresent()) {
                return new SeenError(Optional.of(error.get().path("Error").asText()), Optional.empty());
            }
        }
        return SeenError.UNKNOWN;
    }

    private void caught(SeenError error) {
        Optional<String> next = visit.after().map(Visit::state);
        for (int i = 0; i < catchers.size(); i++) {
            Catcher catcher = catchers.get(i);
            boolean takes = !error.known() || error.takenBy(catcher.errorEquals());
            if (takes && (next.isEmpty() || next.get().equals(catcher.next()))) {
                found.add(new Target.Caught(state.name(), i, catcher.errorEquals(), catcher.next()));
                return;
            }
        }
    }
}
