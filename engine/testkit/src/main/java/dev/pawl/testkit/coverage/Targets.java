package dev.pawl.testkit.coverage;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that can be covered of a machine, each with its place, in the order of the definition. */
final class Targets {
    private final Map<Target, String> places = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();

    private Targets() {}

    static Targets of(StateMachine machine) {
        Targets targets = new Targets();
        targets.flow(machine.flow(), "");
        return targets;
    }

    /** What there is, with its place in the definition. */
    Map<Target, String> places() {
        return places;
    }

    /** States by name, at any depth. */
    Map<String, State> states() {
        return states;
    }

    /** Fail states by name: their errors are not in a history. */
    Map<String, FailState> failStates() {
        Map<String, FailState> all = new LinkedHashMap<>();
        states.forEach((name, state) -> {
            if (state instanceof FailState fail) {
                all.put(name, fail);
            }
        });
        return all;
    }

    private void flow(Flow flow, String place) {
        flow.states().values().forEach(state -> state(state, place + "/States/" + state.name()));
    }

    private void state(State state, String place) {
        states.put(state.name(), state);
        add(new Target.Entered(state.name()), place);
        if (state instanceof ChoiceState choice) {
            for (int i = 0; i < choice.rules().size(); i++) {
                add(new Target.Rule(state.name(), i, choice.rules().get(i).next()), place);
            }
            choice.defaultNext().ifPresent(next -> add(new Target.Default(state.name(), next), place));
        }
        retriers(state, place);
        List<Catcher> catchers = catchers(state);
        for (int i = 0; i < catchers.size(); i++) {
            add(new Target.Caught(state.name(), i, catchers.get(i).errorEquals(), catchers.get(i).next()), place);
        }
        inside(state, place);
    }

    private void retriers(State state, String place) {
        List<Retrier> retriers = retriers(state);
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (retrier.maxAttempts() > 0) {
                add(new Target.Retried(state.name(), i, retrier.errorEquals()), place);
            }
            add(new Target.Exhausted(state.name(), i, retrier.errorEquals()), place);
        }
    }

    private void inside(State state, String place) {
        switch (state) {
            case ParallelState parallel -> {
                for (int i = 0; i < parallel.branches().size(); i++) {
                    flow(parallel.branches().get(i), place + "/Branches[" + i + "]");
                }
            }
            case MapState map ->
                flow(map.processor().flow(), place + (map.processor().legacy() ? "/Iterator" : "/ItemProcessor"));
            default -> {
                // Nothing is inside the others.
            }
        }
    }

    private void add(Target target, String place) {
        places.put(target, place + target.field());
    }

    static List<Retrier> retriers(State state) {
        return switch (state) {
            case TaskState task -> task.retriers();
            case ParallelState parallel -> parallel.retriers();
            case MapState map -> map.retriers();
            default -> List.of();
        };
    }

    static List<Catcher> catchers(State state) {
        return switch (state) {
            case TaskState task -> task.catchers();
            case ParallelState parallel -> parallel.catchers();
            case MapState map -> map.catchers();
            default -> List.of();
        };
    }
}
