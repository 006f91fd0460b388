package dev.pawl.testkit.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PathField;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.interpreter.state.Conditions;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which way a Choice went. Its history does not say: the state that came next does, and where several ways
 * lead there
 * the conditions are asked again, on the input of then.
 */
final class ChoiceTaken {
    private ChoiceTaken() {}

    static Optional<Target> of(Trace trace, Visit visit, ChoiceState choice) {
        Optional<String> next = visit.after().map(Visit::state);
        List<Target> possible = new ArrayList<>();
        for (int i = 0; i < choice.rules().size(); i++) {
            String to = choice.rules().get(i).next();
            if (next.isEmpty() || next.get().equals(to)) {
                possible.add(new Target.Rule(choice.name(), i, to));
            }
        }
        choice.defaultNext().filter(to -> next.isEmpty() || next.get().equals(to))
                .ifPresent(to -> possible.add(new Target.Default(choice.name(), to)));
        if (possible.size() <= 1 || visit.exited().isEmpty()) {
            return visit.exited().isEmpty() ? Optional.empty() : possible.stream().findFirst();
        }
        Scope scope = scope(SeenScope.of(trace, visit), choice);
        return possible.stream().filter(way -> holds(way, choice, scope)).findFirst();
    }

    private static boolean holds(Target way, ChoiceState choice, Scope scope) {
        if (!(way instanceof Target.Rule rule)) {
            return true;
        }
        try {
            return Conditions.holds(choice.rules().get(rule.index()).condition(), scope, "Condition");
        } catch (EvaluationException e) {
            // It was evaluated once, so what it needs is something that the history does not keep.
            return false;
        }
    }

    private static Scope scope(Scope scope, ChoiceState choice) {
        if (!(choice.data() instanceof DataFlow.JsonPathFlow flow)) {
            return scope;
        }
        JsonNode data = switch (flow.inputPath()) {
            case PathField.Absent absent -> scope.data();
            case PathField.Null nothing -> JsonNodeFactory.instance.objectNode();
            case PathField.Path path -> path.path().evaluate(scope);
        };
        return scope.withData(data);
    }
}
