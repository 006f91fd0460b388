package dev.pawl.testkit.trace;

import dev.pawl.testkit.trace.Visit.Around;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which visit each event belongs. An event names the one that it follows; where branches come
 * together, that
 * is the last one of a branch, so the way to the state around leads outwards from there.
 */
final class Visiting {
    private final List<Visit> visits = new ArrayList<>();
    private final Map<Long, Visit> owners = new HashMap<>();
    private final Map<Long, SeenEvent> known = new HashMap<>();

    List<Visit> all(List<SeenEvent> events) {
        for (SeenEvent event : events) {
            known.put(event.id(), event);
            if (event.entered()) {
                enter(event);
            } else {
                owner(event).ifPresent(visit -> {
                    visit.add(event);
                    owners.put(event.id(), visit);
                });
            }
        }
        return visits;
    }

    private void enter(SeenEvent event) {
        Visit last = owners.get(event.previous());
        SeenEvent cause = known.get(event.previous());
        Visit visit;
        if (last == null || cause == null) {
            visit = new Visit(event, Optional.empty(), Optional.empty());
        } else if (cause.exited()) {
            visit = new Visit(event, Optional.of(last), last.around());
        } else if (cause.type().equals("MapIterationStarted")) {
            visit = new Visit(event, Optional.empty(),
                    Optional.of(new Around(last, cause.details().path("index").asInt(), cause.id())));
        } else {
            visit = new Visit(event, Optional.empty(), Optional.of(new Around(last, -1, cause.id())));
        }
        visits.add(visit);
        owners.put(event.id(), visit);
    }

    private Optional<Visit> owner(SeenEvent event) {
        Visit last = owners.get(event.previous());
        return switch (event.type()) {
            case "EvaluationFailed" -> newest(event.text("state").orElse(""));
            case "ParallelStateStarted", "ParallelStateSucceeded", "ParallelStateFailed" -> outwards(last, "Parallel");
            case "MapStateStarted", "MapStateSucceeded", "MapStateFailed" -> outwards(last, "Map");
            case "MapIterationStarted", "MapIterationSucceeded", "MapIterationFailed", "MapIterationAborted" ->
                outwards(last, visit -> visit.state().equals(event.text("name").orElse("")));
            default -> {
                if (event.exited()) {
                    yield outwards(last, visit -> !visit.left() && visit.state().equals(event.text("name").orElse("")))
                            .or(() -> newest(event.text("name").orElse("")));
                }
                if (event.type().endsWith("StateAborted")) {
                    yield aborted(last, event.type().substring(0, event.type().length() - "StateAborted".length()));
                }
                yield event.type().startsWith("Execution") ? Optional.empty() : inside(last, event);
            }
        };
    }

    /** What follows something of a task, or a redrive. */
    private Optional<Visit> inside(@Nullable Visit last, SeenEvent event) {
        return Optional.ofNullable(last).or(() -> event.scheduled()
                ? newest(visit -> visit.open() && visit.type().equals("Task"))
                : Optional.empty());
    }

    private static Optional<Visit> outwards(@Nullable Visit from, String type) {
        return outwards(from, visit -> visit.open() && visit.type().equals(type));
    }

    private static Optional<Visit> outwards(@Nullable Visit from, Predicate<Visit> wanted) {
        return Stream.iterate(Optional.ofNullable(from), Optional::isPresent,
                visit -> visit.flatMap(Visit::around).map(Around::visit)).map(Optional::orElseThrow).filter(wanted)
                .findFirst();
    }

    /** Which of several siblings was stopped the event does not say: any of its kind that is still open. */
    private Optional<Visit> aborted(@Nullable Visit last, String type) {
        return outwards(last, visit -> visit.open() && visit.type().equals(type))
                .or(() -> newest(visit -> visit.open() && visit.type().equals(type)));
    }

    private Optional<Visit> newest(String state) {
        return newest(visit -> !visit.left() && visit.state().equals(state));
    }

    private Optional<Visit> newest(Predicate<Visit> wanted) {
        return visits.reversed().stream().filter(wanted).findFirst();
    }
}
