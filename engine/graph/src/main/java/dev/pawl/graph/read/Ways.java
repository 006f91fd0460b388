package dev.pawl.graph.read;

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
import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one can go from a state, one way for each target and reason. */
final class Ways {
    /** A way to a state of the same flow. */
    record Way(String to, Edge.Kind kind, Label label) {}

    private Ways() {}

    static List<Way> of(State state) {
        List<Way> ways = new ArrayList<>();
        if (state instanceof ChoiceState choice) {
            ways.addAll(rules(choice));
        }
        if (transition(state).orElse(null) instanceof Transition.Next next) {
            ways.add(new Way(next.state(), Edge.Kind.NEXT, Label.NONE));
        }
        ways.addAll(catches(catchers(state)));
        return ways;
    }

    /** Whether its flow ends well with it. */
    static boolean ends(State state) {
        return state instanceof SucceedState || transition(state).orElse(null) instanceof Transition.End;
    }

    private static Optional<Transition> transition(State state) {
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

    private static List<Catcher> catchers(State state) {
        return switch (state) {
            case TaskState s -> s.catchers();
            case ParallelState s -> s.catchers();
            case MapState s -> s.catchers();
            case PassState s -> List.of();
            case WaitState s -> List.of();
            case ChoiceState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    /** Rules of the same target share a way. */
    private static List<Way> rules(ChoiceState choice) {
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        for (ChoiceRule rule : choice.rules()) {
            byTarget.computeIfAbsent(rule.next(), target -> new ArrayList<>()).add(ConditionText.of(rule.condition()));
        }
        List<Way> ways = new ArrayList<>();
        byTarget.forEach((to, texts) -> ways.add(new Way(to, Edge.Kind.CHOICE, Labels.rules(texts))));
        choice.defaultNext().ifPresent(to -> ways.add(new Way(to, Edge.Kind.DEFAULT, Labels.one("otherwise"))));
        return ways;
    }

    private static List<Way> catches(List<Catcher> catchers) {
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        for (Catcher catcher : catchers) {
            byTarget.computeIfAbsent(catcher.next(), target -> new ArrayList<>())
                    .add(ErrorText.names(catcher.errorEquals()));
        }
        List<Way> ways = new ArrayList<>();
        byTarget.forEach(
                (to, names) -> ways.add(new Way(to, Edge.Kind.CATCH, Labels.one(String.join(", ", names)))));
        return ways;
    }
}
