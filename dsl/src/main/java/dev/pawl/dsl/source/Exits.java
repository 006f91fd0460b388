package dev.pawl.dsl.source;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceRule;
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
import java.util.Optional;

/** Which ways lead out of a state. */
final class Exits {
    private Exits() {}

    /** Where it leads when all went well; nothing for what ends, fails or chooses. */
    static Optional<String> next(State state) {
        return transition(state).flatMap(t -> switch (t) {
            case Transition.Next n -> Optional.of(n.state());
            case Transition.End e -> Optional.empty();
        });
    }

    /** Next or End, if it has either. */
    static Optional<Transition> transition(State state) {
        return switch (state) {
            case TaskState s -> Optional.of(s.transition());
            case PassState s -> Optional.of(s.transition());
            case WaitState s -> Optional.of(s.transition());
            case ParallelState s -> Optional.of(s.transition());
            case MapState s -> Optional.of(s.transition());
            case ChoiceState s -> Optional.empty();
            case SucceedState s -> Optional.empty();
            case FailState s -> Optional.empty();
        };
    }

    /** Where its arms lead: the rules of a choice and then its default, or its catchers. */
    static List<String> arms(State state) {
        return switch (state) {
            case ChoiceState s -> {
                List<String> arms = new ArrayList<>(s.rules().stream().map(ChoiceRule::next).toList());
                s.defaultNext().ifPresent(arms::add);
                yield arms;
            }
            case TaskState s -> s.catchers().stream().map(Catcher::next).toList();
            case ParallelState s -> s.catchers().stream().map(Catcher::next).toList();
            case MapState s -> s.catchers().stream().map(Catcher::next).toList();
            case PassState s -> List.of();
            case WaitState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    /** All places that it leads to. */
    static List<String> all(State state) {
        List<String> all = new ArrayList<>();
        next(state).ifPresent(all::add);
        all.addAll(arms(state));
        return all;
    }
}
