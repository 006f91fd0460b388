package dev.pawl.expr.jsonata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names, and {@code $}, that would be looked up in the input itself, which Step Functions does not
 * offer:
 * expressions begin at {@code $states} or at a variable. After a dot, in a predicate, a group, an order-by or
 * a
 * transform they belong to what stands before, and are fine. {@code $$} never is.
 */
final class TopLevelReferences {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> LAMBDA = Set.of("function", "λ");

    /** What is between two brackets. */
    private static final class Scope {
        private final boolean relative;
        private final boolean parameters;
        private int bars;

        private Scope(boolean relative, boolean parameters) {
            this.relative = relative;
            this.parameters = parameters;
        }

        /** A transform has three bars, and looks at one item after the other between them. */
        private boolean isRelative() {
            return relative || bars % 3 != 0;
        }
    }

    private final List<Token> tokens;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Set<String> found = new LinkedHashSet<>();
    private boolean afterParameters;
    private boolean inSignature;

    private TopLevelReferences(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The names in the order in which they stand there, each once; {@code $} and {@code $$} among them. */
    static List<String> in(List<Token> tokens) {
        TopLevelReferences references = new TopLevelReferences(tokens);
        references.scopes.push(new Scope(false, false));
        for (int i = 0; i < tokens.size(); i++) {
            references.visit(i);
        }
        return List.copyOf(references.found);
    }

    private void visit(int at) {
        Token token = tokens.get(at);
        boolean body = afterParameters || inSignature;
        inSignature = body && !token.is("{");
        afterParameters = false;
        if (inSignature) {
            return;
        }
        switch (token.kind()) {
            case NAME -> name(token, at);
            case VARIABLE -> variable(token, at);
            case OPERATOR -> operator(token, at, body);
            case STRING, NUMBER, REGEX -> {
                // reads nothing
            }
        }
    }

    private void name(Token token, int at) {
        boolean quoted = token.end() - token.start() > token.text().length();
        boolean keyword = !quoted && (CONSTANTS.contains(token.text())
                || (LAMBDA.contains(token.text()) && isAt(at + 1, "(")));
        if (!keyword && isTopLevel(at)) {
            found.add(token.text());
        }
    }

    private void variable(Token token, int at) {
        if (token.text().equals("$")) {
            found.add("$$");
        } else if (token.text().isEmpty() && isTopLevel(at)) {
            found.add("$");
        }
    }

    private boolean isTopLevel(int at) {
        return !scopes.element().isRelative() && !isAt(at - 1, ".");
    }

    private boolean isAt(int at, String operator) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(operator);
    }

    private void operator(Token token, int at, boolean body) {
        switch (token.text()) {
            case "(", "[", "{" -> scopes.push(open(token, at, body));
            case ")", "]", "}" -> {
                if (scopes.size() > 1) {
                    afterParameters = scopes.pop().parameters;
                }
            }
            case "|" -> scopes.element().bars++;
            default -> {
                // changes nothing
            }
        }
    }

    private Scope open(Token bracket, int at, boolean body) {
        boolean around = scopes.element().isRelative();
        if (body) {
            return new Scope(around, false);
        }
        return bracket.is("(")
                ? new Scope(around || opensStep(at), isLambda(at - 1))
                : new Scope(around || isAt(at - 1, ".") || followsOperand(at), false);
    }

    private boolean isLambda(int at) {
        return at >= 0 && tokens.get(at).kind() == Token.Kind.NAME && LAMBDA.contains(tokens.get(at).text());
    }

    /** Whether a parenthesis belongs to one step of a path: a block, an order-by or the arguments of a call. */
    private boolean opensStep(int at) {
        boolean call = at > 0 && tokens.get(at - 1).kind() != Token.Kind.OPERATOR;
        return isAt(at - 1, ".") || isAt(at - 1, "^") || (call && isAt(at - 2, "."));
    }

    private boolean followsOperand(int at) {
        return at > 0 && (tokens.get(at - 1).kind() != Token.Kind.OPERATOR
                || Set.of(")", "]", "}").contains(tokens.get(at - 1).text()));
    }
}
