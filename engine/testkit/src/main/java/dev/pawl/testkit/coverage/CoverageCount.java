package dev.pawl.testkit.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what executions of one machine cover. Not for several threads at once. */
public final class CoverageCount {
    private final String name;
    private final Targets targets;
    private final Map<Target, Long> times = new HashMap<>();

    CoverageCount(String name, StateMachine machine) {
        this.name = name;
        this.targets = Targets.of(machine);
    }

    /**
     * Counts an execution, also one that a distributed Map began: each has a history of its own. States that the
     * definition does not have are passed over.
     *
     * @param events
     *            as GetExecutionHistory gives them
     * @throws dev.pawl.testkit.trace.TraceException
     *             if these are no events
     */
    public CoverageCount add(List<JsonNode> events) {
        Trace trace = Trace.of(events);
        SeenErrors errors = new SeenErrors(trace, targets.failStates());
        for (Visit visit : trace.visits()) {
            State state = targets.states().get(visit.state());
            if (state != null && state.type().text().equals(visit.type())) {
                count(new Target.Entered(visit.state()));
                if (state instanceof ChoiceState choice) {
                    ChoiceTaken.of(trace, visit, choice).ifPresent(this::count);
                }
                new ErrorsHandled(errors, visit, state).targets().forEach(this::count);
            }
        }
        return this;
    }

    /** Counts what a stage played of this machine, also inside executions of others. */
    public CoverageCount add(Played played) {
        if (played.machine().equals(name)) {
            add(played.events());
        }
        played.children().forEach(this::add);
        return this;
    }

    /** What was covered up to now. */
    public Coverage soFar() {
        return new Coverage(name, targets.places().entrySet().stream()
                .map(target -> new Coverage.Item(target.getKey(), target.getValue(),
                        times.getOrDefault(target.getKey(), 0L)))
                .toList());
    }

    private void count(Target target) {
        if (targets.places().containsKey(target)) {
            times.merge(target, 1L, Long::sum);
        }
    }
}
