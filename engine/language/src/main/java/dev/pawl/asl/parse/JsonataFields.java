package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads expressions and templates of JSONata states, and says of each expression in them what AWS would
 * refuse.
 */
final class JsonataFields {
    private static final List<String> CONDITIONAL_MEMBERS = List.of("result", "errorOutput");

    private JsonataFields() {}

    /** The template in a field. */
    static Optional<JsonataTemplate> template(Fields fields, String name, Reach reach) {
        return fields.value(name).map(v -> template(v, fields.at(name), fields.problems(), reach));
    }

    private static JsonataTemplate template(JsonNode value, Location at, Problems problems, Reach reach) {
        boolean right = check(value, at, problems, reach);
        return JsonataTemplate.parse(right ? value : JsonNodeFactory.instance.nullNode());
    }

    private static boolean check(JsonNode value, Location at, Problems problems, Reach reach) {
        boolean right = true;
        if (value.isTextual()) {
            return !value.textValue().startsWith("{%")
                    || expression(value.textValue(), at, problems, reach).isPresent();
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            right &= check(member.getValue(), at.child(member.getKey()), problems, reach);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            right &= check(value.get(i), at.index(i), problems, reach);
        }
        return right;
    }

    /** The expression in a text that begins with its opening mark. */
    static Optional<JsonataExpression> expression(String text, Location at, Problems problems, Reach reach) {
        if (!JsonataTemplate.isExpression(text)) {
            problems.schema("JSONata string must start with {% and end with %}", at);
            return Optional.empty();
        }
        try {
            JsonataExpression expression = JsonataExpression.parse(text.substring(2, text.length() - 2));
            return complain(expression, at, problems, reach) ? Optional.empty() : Optional.of(expression);
        } catch (ExpressionSyntaxException e) {
            problems.add(Problem.error(ProblemCode.INVALID_JSONATA_EXPRESSION, withoutCode(e.getMessage()), at));
            return Optional.empty();
        }
    }

    private static boolean complain(JsonataExpression expression, Location at, Problems problems, Reach reach) {
        boolean wrong = false;
        for (String name : expression.topLevelReferences()) {
            unsupported("Reference to '" + name + (name.equals("$$") ? "' is" : "' at the top level is")
                    + " not supported.", at, problems);
            wrong = true;
        }
        for (String member : CONDITIONAL_MEMBERS) {
            if (expression.uses(member) && !reach.sees(member)) {
                unsupported("Field '$states." + member + "' does not exist.", at, problems);
                wrong = true;
            }
        }
        return wrong;
    }

    private static void unsupported(String message, Location at, Problems problems) {
        problems.add(Problem.error(ProblemCode.UNSUPPORTED_JSONATA_EXPRESSION, message, at));
    }

    /** AWS shows the library's text without its number. */
    private static String withoutCode(String message) {
        return message.replaceFirst("^[A-Z][0-9]{4}: ", "");
    }
}
