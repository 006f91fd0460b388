package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.Condition;
import dev.pawl.asl.QueryLanguage;
import java.util.Optional;

/** Reads a rule of a Choice: its condition, and what only the outermost level of a rule has. */
final class ChoiceRuleParser {
    static final AllowedFields ALLOWED = ConditionParser.ALLOWED.and("Next", "Assign").jsonata("Output",
            "Condition");

    private ChoiceRuleParser() {}

    static ChoiceRule parse(Fields fields, StateSource state) {
        QueryLanguage language = state.language();
        fields.allowOnly(ALLOWED, language);
        fields.require("Next");
        Condition condition = switch (language) {
            case JSON_PATH -> ConditionParser.parse(fields);
            case JSONATA -> jsonata(fields);
        };
        return new ChoiceRule(fields.text("Comment"), condition, fields.textOrEmpty("Next"),
                DataFlowParser.parse(new StateSource(fields, state.info(), state.context()), Reach.INPUT));
    }

    private static Condition jsonata(Fields fields) {
        fields.require("Condition");
        Optional<JsonNode> value = fields.value("Condition");
        if (value.isPresent() && value.get().isBoolean()) {
            return new Condition.Constant(value.get().booleanValue());
        }
        return fields.text("Condition")
                .flatMap(t -> JsonataFields.expression(t, fields.at("Condition"), fields.problems(), Reach.INPUT))
                .<Condition>map(Condition.Jsonata::new).orElse(new Condition.Constant(false));
    }
}
