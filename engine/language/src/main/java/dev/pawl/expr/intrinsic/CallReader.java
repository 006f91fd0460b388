package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a call and the calls inside it. */
final class CallReader {
    private static final int DEEPEST = 10;
    private static final String PREFIX = "States.";
    private static final Map<String, IntrinsicFunction> FUNCTIONS = new HashMap<>();

    static {
        for (IntrinsicFunction f : List.of(new Array(), new ArrayContains(), new ArrayGetItem(), new ArrayLength(),
                new ArrayPartition(), new ArrayRange(), new ArrayUnique(), new Base64Decode(), new Base64Encode(),
                new Format(), new Hash(), new JsonMerge(), new JsonToString(), new MathAdd(), new MathRandom(),
                new StringSplit(), new StringToJson(), new UUID())) {
            FUNCTIONS.put(f.name(), f);
        }
    }

    private final String text;
    private int at;

    private CallReader(String text) {
        this.text = text;
    }

    static Argument.Call read(String text) {
        CallReader reader = new CallReader(text);
        reader.space();
        Argument.Call call = reader.call(1);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.problem("the end");
        }
        return call;
    }

    private Argument.Call call(int depth) {
        if (depth > DEEPEST) {
            throw new ExpressionSyntaxException(
                    "Expected at most " + DEEPEST + " nested intrinsic functions in '" + text + "'");
        }
        IntrinsicFunction function = function();
        List<Argument> arguments = new ArrayList<>();
        space();
        if (!take(')')) {
            do {
                space();
                arguments.add(argument(depth));
                space();
            } while (take(','));
            if (!take(')')) {
                throw problem("',' or ')'");
            }
        }
        if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
            throw new ExpressionSyntaxException("Expected " + expectedCount(function) + " for States."
                    + function.name() + ", but got " + arguments.size() + " in '" + text + "'");
        }
        return new Argument.Call(function, List.copyOf(arguments));
    }

    private static String expectedCount(IntrinsicFunction function) {
        if (function.most() == Integer.MAX_VALUE) {
            return "at least " + function.fewest() + " argument(s)";
        }
        return function.fewest() == function.most()
                ? function.fewest() + " argument(s)"
                : function.fewest() + " to " + function.most() + " arguments";
    }

    private IntrinsicFunction function() {
        int open = text.indexOf('(', at);
        if (!text.startsWith(PREFIX, at) || open < 0) {
            throw problem("an intrinsic function such as States.Format(…)");
        }
        String name = text.substring(at + PREFIX.length(), open).strip();
        IntrinsicFunction function = FUNCTIONS.get(name);
        if (function == null) {
            throw problem("an intrinsic function that exists");
        }
        at = open + 1;
        return function;
    }

    private Argument argument(int depth) {
        if (at >= text.length()) {
            throw problem("an argument");
        }
        return switch (text.charAt(at)) {
            case '\'' -> quoted();
            case '$' -> new Argument.Path(JsonPathExpression.parse(path()));
            default -> text.startsWith(PREFIX, at) ? call(depth + 1) : constant();
        };
    }

    private Argument quoted() {
        StringBuilder value = new StringBuilder();
        StringBuilder template = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                at++;
                return new Argument.Text(TextNode.valueOf(value.toString()), TextNode.valueOf(template.toString()));
            }
            if (c == '\\') {
                if (++at >= text.length() || "'{}\\".indexOf(text.charAt(at)) < 0) {
                    throw problem("one of ' { } \\ after a backslash");
                }
                c = text.charAt(at);
                template.append(c == '\'' ? "" : "\\");
            }
            value.append(c);
            template.append(c);
        }
        throw problem("a closing quote");
    }

    /** A path ends where a comma or bracket stands outside its own brackets and quotes. */
    private String path() {
        int start = at;
        int open = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (open == 0 && (c == ',' || c == ')')) {
                break;
            }
            switch (c) {
                case '\'', '"' -> skipQuoted(c);
                case '[', '(' -> open++;
                case ']', ')' -> open--;
                default -> {
                }
            }
        }
        return text.substring(start, Math.min(at, text.length())).strip();
    }

    private void skipQuoted(char quote) {
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
    }

    private Argument constant() {
        int start = at;
        while (at < text.length() && ",) \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        try {
            JsonNode value = Json.read(text.substring(start, at));
            if (value.isValueNode() && !value.isTextual()) {
                return new Argument.Constant(value);
            }
        } catch (JsonTextException e) {
            at = start;
        }
        throw problem("an argument");
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ExpressionSyntaxException problem(String expected) {
        return new ExpressionSyntaxException(
                "Expected " + expected + " at character " + (at + 1) + " of '" + text + "'");
    }
}
