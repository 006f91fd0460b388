package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.jsonata.Token.Kind;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes apart an expression that the library has read already, so that it is known to be one. What is rare,
 * or too
 * large to be written by hand, stays opaque as a whole.
 */
final class SyntaxReader {
    private static final Map<String, Integer> POWERS = Map.ofEntries(Map.entry(".", 75), Map.entry("[", 80),
            Map.entry("{", 70), Map.entry("(", 80), Map.entry("?", 20), Map.entry("+", 50), Map.entry("-", 50),
            Map.entry("*", 60), Map.entry("/", 60), Map.entry("%", 60), Map.entry("=", 40), Map.entry("<", 40),
            Map.entry(">", 40), Map.entry("^", 40), Map.entry("..", 20), Map.entry(":=", 10), Map.entry("!=", 40),
            Map.entry("<=", 40), Map.entry(">=", 40), Map.entry("~>", 40), Map.entry("and", 30),
            Map.entry("or", 25), Map.entry("in", 40), Map.entry("&", 50));
    private static final Set<String> NOT_TAKEN_APART = Set.of("@", "#", "|", "**");
    private static final int MOST_TOKENS = 4_000;
    private static final int MOST_IN_A_ROW = 400;
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    /** There is something that this reader does not know. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("not taken apart", null, false, false);
        }
    }

    private SyntaxReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Syntax read(List<Token> tokens) {
        boolean rare = tokens.stream().anyMatch(t -> t.kind() == Kind.OPERATOR && NOT_TAKEN_APART.contains(t.text()));
        if (rare || tokens.size() > MOST_TOKENS) {
            return new Syntax.Opaque();
        }
        SyntaxReader reader = new SyntaxReader(tokens);
        try {
            Syntax whole = reader.expression(0);
            return reader.at == tokens.size() ? whole : new Syntax.Opaque();
        } catch (Unknown e) {
            return new Syntax.Opaque();
        }
    }

    private Syntax expression(int power) {
        if (++depth > DEEPEST) {
            throw new Unknown();
        }
        Syntax left = operand();
        int row = 0;
        while (at < tokens.size() && tokens.get(at).kind() == Kind.OPERATOR
                && power < POWERS.getOrDefault(tokens.get(at).text(), 0)) {
            if (++row > MOST_IN_A_ROW) {
                throw new Unknown();
            }
            left = after(left, take().text());
        }
        depth--;
        return left;
    }

    private Syntax operand() {
        Token token = take();
        return switch (token.kind()) {
            case STRING -> new Syntax.Constant(text(token.text()));
            case NUMBER -> new Syntax.Constant(DoubleNode.valueOf(Double.parseDouble(token.text())));
            case VARIABLE -> new Syntax.Variable(token.text());
            case NAME -> name(token);
            case REGEX -> new Syntax.Opaque();
            case OPERATOR -> prefix(token.text());
        };
    }

    private static TextNode text(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        try {
            return (TextNode) Json.read('"' + inner.replace("\\'", "'").replace("\\\"", "\"").replace("\"", "\\\"")
                    .replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"');
        } catch (JsonTextException e) {
            throw new Unknown();
        }
    }

    private Syntax name(Token token) {
        boolean quoted = token.end() - token.start() > token.text().length();
        if (quoted) {
            return new Syntax.Name(token.text());
        }
        return switch (token.text()) {
            case "true", "false" -> new Syntax.Constant(BooleanNode.valueOf(token.text().equals("true")));
            case "null" -> new Syntax.Constant(NullNode.getInstance());
            case "function", "λ" -> isNext("(") ? lambda() : new Syntax.Name(token.text());
            default -> new Syntax.Name(token.text());
        };
    }

    private Syntax prefix(String operator) {
        return switch (operator) {
            case "(" -> new Syntax.Block(list(";", ")"));
            case "[" -> new Syntax.ArrayOf(list(",", "]"));
            case "{" -> new Syntax.ObjectOf(entries());
            case "-" -> new Syntax.Negative(expression(70));
            case "*" -> new Syntax.Opaque();
            default -> throw new Unknown();
        };
    }

    private Syntax after(Syntax left, String operator) {
        return switch (operator) {
            case "." -> new Syntax.Step(named(left), named(expression(75)));
            case "[" -> index(left);
            case "{" -> new Syntax.Grouped(left, entries());
            case "(" -> new Syntax.Call(left, list(",", ")"));
            case "^" -> sorted(left);
            case "?" -> conditional(left);
            case ":=" -> left instanceof Syntax.Variable variable
                    ? new Syntax.Assigned(variable.name(), expression(9))
                    : fail();
            default -> new Syntax.Binary(operator, left, expression(POWERS.getOrDefault(operator, 0)));
        };
    }

    /** A text that is a step of a path is a name there: {@code order.'id'}. */
    private static Syntax named(Syntax step) {
        return switch (step) {
            case Syntax.Constant c when c.value().isTextual() -> new Syntax.Name(c.value().textValue());
            case Syntax.Filter f -> new Syntax.Filter(named(f.from()), f.by());
            case Syntax.KeptArray k -> new Syntax.KeptArray(named(k.from()));
            default -> step;
        };
    }

    private Syntax index(Syntax left) {
        if (isNext("]")) {
            at++;
            return new Syntax.KeptArray(left);
        }
        Syntax by = expression(0);
        expect("]");
        return new Syntax.Filter(left, by);
    }

    private Syntax sorted(Syntax left) {
        expect("(");
        do {
            if (isNext("<") || isNext(">")) {
                at++;
            }
            expression(0);
        } while (skipped(","));
        expect(")");
        return new Syntax.Sorted(left);
    }

    private Syntax conditional(Syntax test) {
        Syntax then = expression(0);
        return new Syntax.Conditional(test, then, skipped(":") ? Optional.of(expression(0)) : Optional.empty());
    }

    private Syntax lambda() {
        expect("(");
        List<String> parameters = new ArrayList<>();
        while (!skipped(")")) {
            parameters.add(take().text());
            skipped(",");
        }
        // a signature says nothing about the data
        while (!isNext("{")) {
            at++;
            take(0);
        }
        expect("{");
        Syntax body = expression(0);
        expect("}");
        return new Syntax.Lambda(parameters, body);
    }

    private List<Syntax> list(String separator, String close) {
        List<Syntax> all = new ArrayList<>();
        while (!skipped(close)) {
            if (isNext("?")) {
                throw new Unknown();
            }
            all.add(expression(0));
            if (!skipped(separator)) {
                expect(close);
                break;
            }
        }
        return List.copyOf(all);
    }

    private List<Syntax.Entry> entries() {
        List<Syntax.Entry> entries = new ArrayList<>();
        while (!skipped("}")) {
            Syntax key = expression(0);
            expect(":");
            entries.add(new Syntax.Entry(key, expression(0)));
            if (!skipped(",")) {
                expect("}");
                break;
            }
        }
        return List.copyOf(entries);
    }

    private boolean isNext(String operator) {
        return at < tokens.size() && tokens.get(at).is(operator);
    }

    private boolean skipped(String operator) {
        boolean is = isNext(operator);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(String operator) {
        if (!skipped(operator)) {
            throw new Unknown();
        }
    }

    private Token take() {
        return take(1);
    }

    private Token take(int steps) {
        if (at >= tokens.size()) {
            throw new Unknown();
        }
        Token token = tokens.get(at);
        at += steps;
        return token;
    }

    private static Syntax fail() {
        throw new Unknown();
    }
}
