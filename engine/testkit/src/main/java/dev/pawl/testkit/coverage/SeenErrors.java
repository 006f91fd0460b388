package dev.pawl.testkit.coverage;

import dev.pawl.asl.FailState;
import dev.pawl.asl.TextField;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Finds the name of the error that an event brought. */
final class SeenErrors {
    private final Trace trace;
    private final Map<String, FailState> failStates;

    SeenErrors(Trace trace, Map<String, FailState> failStates) {
        this.trace = trace;
        this.failStates = failStates;
    }

    /** Of a task, of an evaluation or of a map run. */
    static SeenError of(SeenEvent event, Visit visit) {
        Optional<String> name = event.text("error");
        boolean silent = event.type().endsWith("TimedOut")
                && name.filter(ErrorNames.TIMEOUT::equals).isPresent() && silent(event, visit);
        return new SeenError(name, silent ? Optional.of(ErrorNames.HEARTBEAT_TIMEOUT) : Optional.empty());
    }

    /** Whether it was too long without a heartbeat: then its whole time is not over. */
    private static boolean silent(SeenEvent late, Visit visit) {
        Optional<SeenEvent> scheduled = visit.events().stream()
                .filter(event -> event.scheduled() && event.id() < late.id()).reduce((a, b) -> b);
        if (scheduled.isEmpty() || !scheduled.get().details().has("heartbeatInSeconds")) {
            return false;
        }
        if (!scheduled.get().details().has("timeoutInSeconds")) {
            return true;
        }
        Duration limit = Duration.ofSeconds(scheduled.get().details().path("timeoutInSeconds").asLong());
        return scheduled.get().at().isPresent() && late.at().isPresent()
                && Duration.between(scheduled.get().at().get(), late.at().get()).compareTo(limit) < 0;
    }

    /**
     * What failed inside a Parallel or Map.
     *
     * @param from
     *            what the state around says that its failure follows
     */
    SeenError inside(long from) {
        return trace.visits().stream().filter(visit -> of(visit, from)).reduce((a, b) -> b)
                .map(this::last).orElse(SeenError.UNKNOWN);
    }

    private static boolean of(Visit visit, long event) {
        return visit.entered().id() == event || visit.events().stream().anyMatch(e -> e.id() == event);
    }

    /** What a visit failed with. */
    private SeenError last(Visit visit) {
        FailState fail = failStates.get(visit.state());
        if (fail != null) {
            return new SeenError(fail.error().flatMap(field -> text(field, visit)), Optional.empty());
        }
        for (SeenEvent event : visit.events().reversed()) {
            if (event.taskFailed() || event.type().equals("EvaluationFailed") || event.type().equals("MapRunFailed")) {
                return of(event, visit);
            }
            if (event.type().endsWith("StateFailed") || event.type().equals("MapIterationFailed")) {
                return inside(event.previous());
            }
        }
        return SeenError.UNKNOWN;
    }

    private Optional<String> text(TextField field, Visit visit) {
        Scope scope = SeenScope.of(trace, visit);
        try {
            return Optional.of(switch (field) {
                case TextField.Constant c -> c.value();
                case TextField.FromPath p -> p.path().evaluate(scope).asText();
                case TextField.FromJsonata j -> j.expression().evaluate(scope, "Error").asText();
            });
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }
}
