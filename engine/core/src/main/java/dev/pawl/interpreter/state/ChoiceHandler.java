package dev.pawl.interpreter.state;

import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.DataFlow;
import dev.pawl.expr.Scope;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;

/** Choice: the first rule that holds says where to go, and its own Assign and Output count. */
final class ChoiceHandler {
    private ChoiceHandler() {}

    static void begin(Turn turn, Frame frame, ChoiceState state) {
        Payload input = DataIn.input(turn, frame, state);
        Scope scope = Scopes.of(turn, frame).withData(input.value());
        List<ChoiceRule> rules = state.rules();
        for (int i = 0; i < rules.size(); i++) {
            ChoiceRule rule = rules.get(i);
            if (Conditions.holds(rule.condition(), scope, "Choices[" + i + "]/Condition")) {
                Exits.leave(turn, frame, Optional.of(rule.next()),
                        DataOut.ofInput(turn, frame, ruleData(state, rule), input));
                return;
            }
        }
        if (state.defaultNext().isPresent()) {
            Exits.leave(turn, frame, state.defaultNext(), DataOut.ofInput(turn, frame, state.data(), input));
        } else {
            Failures.ofState(turn, frame, Failure.of(ErrorNames.NO_CHOICE_MATCHED,
                    turn.located(Turn.inside(frame),
                            "Failed to transition out of the state. The state does not point to a next state.")),
                    Optional.empty());
        }
    }

    /** A rule has its own Assign and Output; OutputPath is the state's. */
    private static DataFlow ruleData(ChoiceState state, ChoiceRule rule) {
        return switch (rule.data()) {
            case DataFlow.JsonataFlow flow -> flow;
            case DataFlow.JsonPathFlow flow -> {
                DataFlow.JsonPathFlow own = (DataFlow.JsonPathFlow) state.data();
                yield new DataFlow.JsonPathFlow(own.inputPath(), own.parameters(), own.resultSelector(),
                        own.resultPath(), own.outputPath(), flow.assign());
            }
        };
    }
}
