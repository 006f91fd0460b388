package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import dev.pawl.lint.text.Change;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that were meant as an expression and are none, or that need not be one. */
final class ExpressionRule implements LintRule {
    private static final int LONGEST_VALUE = 200;
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^'\"\\\\]*)'");
    private static final Pattern PATH = Pattern.compile(
            "\\$\\$?\\.[A-Za-z_][\\w.\\[\\]*@:'-]*|States\\.[A-Za-z0-9]+\\(.*\\)",
            Pattern.DOTALL);

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            for (Written written : Written.data(state)) {
                if (state.isJsonata()) {
                    checkJsonata(written, findings);
                } else if (written.text().strip().startsWith("{%")) {
                    findings.add(LintCode.JSONATA_IN_JSONPATH,
                            "This is a plain text: the state is written in JSONPath, so no JSONata is evaluated",
                            written.at());
                }
            }
        }
    }

    private static void checkJsonata(Written written, Findings findings) {
        String text = written.text();
        if (text.startsWith("{%")) {
            constant(text).ifPresent(value -> findings.add(LintCode.EXPRESSION_IS_CONSTANT,
                    "The expression is always " + Json.write(value) + ", which can stand here itself", written.at(),
                    Fix.of("Write the value", new Change.Replace(written.at(), value))));
        } else if (text.strip().startsWith("{%") && text.strip().endsWith("%}")) {
            Optional<Fix> fix = isExpression(text.strip())
                    ? Optional.of(Fix.of("Remove the blanks",
                            new Change.Replace(written.at(), TextNode.valueOf(text.strip()))))
                    : Optional.empty();
            findings.add(LintCode.EXPRESSION_NOT_EVALUATED,
                    "The blanks around {% %} make this a plain text that is never evaluated", written.at().toString(),
                    fix);
        } else if (text.contains("{%") && text.contains("%}")) {
            findings.add(LintCode.EXPRESSION_NOT_EVALUATED,
                    "Only a text that is wholly inside {% %} is evaluated: join texts with & in the expression",
                    written.at());
        } else if (PATH.matcher(text).matches()) {
            findings.add(LintCode.JSONPATH_IN_JSONATA,
                    "This is a plain text: the state is written in JSONata, so paths and intrinsic functions are not"
                            + " evaluated",
                    written.at());
        } else if (written.name().endsWith(".$")) {
            findings.add(LintCode.JSONPATH_IN_JSONATA,
                    "The state is written in JSONata, where a name that ends in .$ means nothing", written.at());
        }
    }

    /** Whether AWS would take it as an expression, wherever it stands. */
    private static boolean isExpression(String text) {
        if (!JsonataTemplate.isExpression(text)) {
            return false;
        }
        try {
            JsonataExpression expression = JsonataExpression.parse(text.substring(2, text.length() - 2));
            return expression.topLevelReferences().isEmpty() && !expression.uses("result")
                    && !expression.uses("errorOutput");
        } catch (ExpressionSyntaxException e) {
            return false;
        }
    }

    /** A number, a text in quotes, true, false or null: all else says more than its value. */
    private static Optional<JsonNode> constant(String text) {
        String inner = text.substring(2, Math.max(2, text.length() - 2)).strip();
        Matcher quoted = SINGLE_QUOTED.matcher(inner);
        String json = quoted.matches() ? '"' + quoted.group(1) + '"' : inner;
        return json.length() > LONGEST_VALUE ? Optional.empty() : read(json).filter(ExpressionRule::isPlain);
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return Optional.of(Json.read(json));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }

    /** Whether a value stays what it is where expressions are looked for. */
    private static boolean isPlain(JsonNode value) {
        return value.isValueNode() && !(value.isTextual() && value.textValue().contains("{%"));
    }
}
