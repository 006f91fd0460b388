package dev.pawl.asl.parse;

import dev.pawl.asl.ChoiceState;

/** Reads a Choice. */
final class ChoiceStateParser {
    private ChoiceStateParser() {}

    static ChoiceState parse(StateSource state) {
        Fields fields = state.fields();
        fields.require("Choices");
        return new ChoiceState(state.info(), DataFlowParser.parse(state, Reach.INPUT),
                fields.elements("Choices", false, e -> ChoiceRuleParser.parse(
                        Fields.of(e.node(), e.location(), fields.problems()), state)),
                fields.text("Default"));
    }
}
