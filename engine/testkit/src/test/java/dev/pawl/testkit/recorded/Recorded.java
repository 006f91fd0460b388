package dev.pawl.testkit.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.history.Failure;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.Ending;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.mock.TaskCall;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mocks that answer each attempt at a task with what was recorded of it. */
final class Recorded implements Mocks {
    private final List<Attempt> attempts = new ArrayList<>();

    /** One attempt; -1 among the indices is a branch, which the state's name tells already. */
    private record Attempt(String state, List<Integer> indices, Behaviour behaviour) {
        boolean fits(TaskCall call) {
            if (!state.equals(call.state()) || indices.size() != call.indices().size()) {
                return false;
            }
            for (int i = 0; i < indices.size(); i++) {
                if (indices.get(i) >= 0 && !indices.get(i).equals(call.indices().get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    Recorded(Trace trace) {
        for (Visit visit : trace.visits()) {
            List<SeenEvent> news = new ArrayList<>();
            for (SeenEvent event : visit.events()) {
                if (event.scheduled()) {
                    news.clear();
                }
                news.add(event);
                if (event.taskSucceeded() || event.taskFailed()) {
                    attempts.add(new Attempt(visit.state(), indices(visit), behaviour(event, news)));
                    news.clear();
                }
            }
        }
    }

    private static List<Integer> indices(Visit visit) {
        List<Integer> all = new ArrayList<>();
        for (Optional<Visit.Around> a = visit.around(); a.isPresent(); a = a.get().visit().around()) {
            all.addFirst(a.get().iteration());
        }
        return all;
    }

    private static Behaviour behaviour(SeenEvent end, List<SeenEvent> news) {
        Optional<JsonNode> accepted = news.stream().filter(event -> event.type().endsWith("Submitted"))
                .flatMap(event -> event.data("output").stream()).findFirst();
        return Behaviour.of(ending(end, accepted.isPresent()))
                .accepting(accepted.orElseGet(JsonNodeFactory.instance::objectNode));
    }

    private static Ending ending(SeenEvent end, boolean accepted) {
        if (end.taskSucceeded()) {
            return new Ending.Returns(end.data("output").orElseThrow());
        }
        JsonNode cause = end.details().path("cause");
        return end.type().endsWith("TimedOut")
                ? new Ending.Silence(accepted)
                : new Ending.Fails(new Failure(end.text("error"), cause.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(cause.isTextual() ? cause.asText() : cause.toString())));
    }

    @Override
    public Optional<Behaviour> behaviour(TaskCall call) {
        Optional<Attempt> next = attempts.stream().filter(attempt -> attempt.fits(call)).findFirst();
        next.ifPresent(attempts::remove);
        return next.map(Attempt::behaviour);
    }
}
