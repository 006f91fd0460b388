package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.write.DefinitionWriter;
import dev.pawl.json.Json;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.JsonEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what is wrong with a definition, and what could be better. */
public final class Linter {
    /** A fix can show something else that has one; far fewer rounds than this are ever needed. */
    private static final int MOST_ROUNDS = 20;

    private Linter() {}

    /**
     * Reads a definition and looks at all of it.
     *
     * @return AWS's problems first, then advice, which there is only for definitions that AWS would accept
     */
    public static List<Finding> lint(String text, LintOptions options) {
        return switch (Definitions.check(text, options.type())) {
            case ParseResult.Refused<StateMachine> refused -> problems(refused.problems(), options);
            case ParseResult.Parsed<StateMachine> parsed -> {
                List<Finding> all = new ArrayList<>(problems(parsed.warnings(), options));
                all.addAll(advice(parsed.value(), text, options));
                yield List.copyOf(all);
            }
        };
    }

    /**
     * Looks at a machine that is in memory; places are those of its definition as {@link DefinitionWriter} writes
     * it.
     */
    public static List<Finding> lint(StateMachine machine, LintOptions options) {
        return lint(DefinitionWriter.toText(machine), options);
    }

    private static List<Finding> problems(List<Problem> problems, LintOptions options) {
        return problems.stream().filter(p -> p.isError() || !options.disabled().contains(p.code())).map(Finding::of)
                .toList();
    }

    private static List<Finding> advice(StateMachine machine, String text, LintOptions options) {
        JsonNode tree = Json.read(text);
        Workflow workflow = Workflow.of(machine, text, tree, options.type());
        Findings findings = new Findings(tree, options);
        LintRules.ALL.forEach(rule -> rule.check(workflow, findings));
        return findings.all();
    }

    /**
     * A text with its findings mended.
     *
     * @param applied
     *            the findings whose fixes were made, in order
     */
    public record Fixed(String text, List<Finding> applied) {}

    /**
     * Mends what can be mended safely, again and again until there is nothing left.
     *
     * @param which
     *            of the findings that have a fix
     */
    public static Fixed fix(String text, LintOptions options, Predicate<Finding> which) {
        String now = text;
        List<Finding> applied = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Finding> fixable = lint(now, options).stream().filter(f -> f.fix().isPresent()).filter(which).toList();
            List<Finding> taken = new ArrayList<>();
            if (!fixable.isEmpty()) {
                JsonEdits edits = JsonEdits.of(now);
                for (Finding finding : fixable) {
                    Optional<Fix> fix = finding.fix();
                    if (fix.isPresent() && edits.take(fix.get().changes())) {
                        taken.add(finding);
                    }
                }
                now = edits.text();
            }
            applied.addAll(taken);
            if (taken.isEmpty()) {
                break;
            }
        }
        return new Fixed(now, List.copyOf(applied));
    }
}
