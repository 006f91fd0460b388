package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.json.Json;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What JSONata says when something is wrong; the library's own texts are not quite those of JSONata. */
final class Failures {
    private static final String FIRST = "\u0001";
    private static final String SECOND = "\u0002";
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("T0410", "Argument {1} of function {2} does not match function signature"),
            Map.entry("T0411", "Context value is not a compatible type with argument {2} of function"),
            Map.entry("T0412", "Argument of function must be an array of {2}"),
            Map.entry("D1002", "Cannot negate a non-numeric value: {2}"),
            Map.entry("D1004", "Regular expression matches zero length string"),
            Map.entry("T1005", "Attempted to invoke a non-function. Did you mean ${name}?"),
            Map.entry("T1006", "Attempted to invoke a non-function"),
            Map.entry("T2003", "The left side of the range operator (..) must evaluate to an integer"),
            Map.entry("T2004", "The right side of the range operator (..) must evaluate to an integer"),
            Map.entry("T2009", "The values {1} and {2} either side of operator must be of the same data type"),
            Map.entry("T2010",
                    "The expressions either side of operator {1} must evaluate to numeric or string values"));

    private Failures() {}

    /** Code and text, such as {@code T2001: The left side of the "+" operator must evaluate to a number}. */
    static String text(JException e) {
        String code = String.valueOf(e.getError());
        if (!code.matches("[SDTU][0-9]{4}")) {
            return code;
        }
        String known = TEXTS.get(code);
        String template = known == null ? template(code) : known.replace("{1}", FIRST).replace("{2}", SECOND);
        if (template.equals(FIRST)) {
            return code + ": " + e.getCurrent();
        }
        return code + ": " + template.replace("{name}", String.valueOf(e.getCurrent()))
                .replace(FIRST, json(e.getCurrent())).replace(SECOND, json(e.getExpected()));
    }

    private static String template(String code) {
        return JException.msg(code, -1, FIRST, SECOND).replace("\"" + FIRST + "\"", FIRST)
                .replace("\"" + SECOND + "\"", SECOND).replace("Object", "function");
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "undefined";
            case ObjectView o -> Json.write(o.node());
            case ArrayView a -> Json.write(a.node());
            case String s -> Json.write(TextNode.valueOf(s));
            // the library keeps an operator of one character as such
            case Character c -> Json.write(TextNode.valueOf(c.toString()));
            default -> String.valueOf(value);
        };
    }

    /** What the library threw, told of a field. */
    static EvaluationException of(Throwable thrown, String source, String field) {
        Throwable cause = thrown;
        while (!(cause instanceof JException || cause instanceof EvaluationException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = switch (cause) {
            case JException j -> text(j);
            case EvaluationException e -> e.getMessage();
            case DateTimeParseException d ->
                "D3110: The argument of the toMillis function must be an ISO 8601 formatted "
                        + "timestamp. Given " + json(d.getParsedString());
            case StackOverflowError s -> "The expression is nested too deep, perhaps an endless recursion.";
            default -> String.valueOf(cause.getMessage());
        };
        return failure(source, field, "threw an error during evaluation. " + what);
    }

    static EvaluationException undefined(String source, String field) {
        return failure(source, field, "returned nothing (undefined).");
    }

    static EvaluationException unsupported(String source, String field) {
        return failure(source, field, "returned an unsupported result type.");
    }

    static EvaluationException unexpected(String source, String field, String expected, JsonNode value) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return failure(source, field, "returned an unexpected result type. Expected '" + expected + "', but was '"
                + type + "' for value: " + Json.write(value));
    }

    private static EvaluationException failure(String source, String field, String what) {
        return new EvaluationException(JsonataResult.ERROR,
                "The JSONata expression '" + source + "' specified for the field '" + field + "' " + what,
                Optional.of(field));
    }
}
