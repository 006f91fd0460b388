package dev.pawl.expr.jsonata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds {@code $} where it stands for the whole input, which Step Functions does not offer. Inside a
 * predicate, after a
 * dot, in a group or a function's body it stands for something else and is fine; {@code $$} never is.
 */
final class RootUse {
    private final Deque<Boolean> contexts = new ArrayDeque<>();
    private boolean inContext;

    private RootUse() {}

    static boolean in(List<Token> tokens) {
        RootUse use = new RootUse();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.VARIABLE) {
                boolean afterDot = i > 0 && tokens.get(i - 1).is(".");
                if (token.text().equals("$") || token.text().isEmpty() && !use.inContext && !afterDot) {
                    return true;
                }
            } else if (token.kind() == Token.Kind.OPERATOR) {
                use.operator(tokens, i);
            }
        }
        return false;
    }

    private void operator(List<Token> tokens, int at) {
        switch (tokens.get(at).text()) {
            case "(", "[", "{" -> {
                contexts.push(inContext);
                inContext |= opensContext(tokens, at);
            }
            case ")", "]", "}" -> inContext = !contexts.isEmpty() && contexts.pop();
            // Transforms and order-by clauses look at one item after the other.
            case "|", "^" -> inContext = true;
            default -> {
            }
        }
    }

    private static boolean opensContext(List<Token> tokens, int at) {
        if (at == 0) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return switch (tokens.get(at).text()) {
            case "(" -> before.is(".");
            // After an operand a bracket is a predicate, a group or a body; anywhere else it makes an array or object.
            default -> before.kind() != Token.Kind.OPERATOR || Set.of(")", "]", "}", ".").contains(before.text());
        };
    }
}
