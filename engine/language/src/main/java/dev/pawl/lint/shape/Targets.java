package dev.pawl.lint.shape;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.Transition;
import dev.pawl.asl.WaitState;
import java.util.ArrayList;
import java.util.List;

/** The states that may follow a state. */
final class Targets {
    private Targets() {}

    static List<String> of(State state) {
        return switch (state) {
            case TaskState s -> of(s.transition(), s.catchers());
            case ParallelState s -> of(s.transition(), s.catchers());
            case MapState s -> of(s.transition(), s.catchers());
            case PassState s -> of(s.transition(), List.of());
            case WaitState s -> of(s.transition(), List.of());
            case ChoiceState s -> {
                List<String> targets = new ArrayList<>();
                s.rules().forEach(rule -> targets.add(rule.next()));
                s.defaultNext().ifPresent(targets::add);
                yield targets;
            }
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    private static List<String> of(Transition transition, List<Catcher> catchers) {
        List<String> targets = new ArrayList<>();
        if (transition instanceof Transition.Next next) {
            targets.add(next.state());
        }
        catchers.forEach(catcher -> targets.add(catcher.next()));
        return targets;
    }
}
