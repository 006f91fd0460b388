package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.DefinitionText;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a definition would be accepted, and what is wrong with it: the front door of parser and
 * linter.
 */
public final class Definitions {
    private static final List<Rule> RULES = List.of(new TransitionRule(), new StateNameRule(), new LabelRule(),
            new VariableScopeRule(), new ExpressRule(), new IntegrationRule(), new HttpCallRule(), new ApprovalRule(),
            new PathHintRule());

    private Definitions() {}

    /** Checks all that CreateStateMachine and ValidateStateMachineDefinition check. */
    public static ParseResult<StateMachine> check(String definition, MachineType type) {
        Problems problems = new Problems();
        Optional<JsonNode> tree = DefinitionText.read(definition, problems);
        if (tree.isEmpty()) {
            return new ParseResult.Refused<>(problems.all());
        }
        StateMachine machine = DefinitionParser.parse(tree.get(), problems);
        Outline outline = Outline.of(tree.get(), type);
        RULES.forEach(rule -> rule.check(outline, problems));
        return problems.resultFor(machine);
    }
}
