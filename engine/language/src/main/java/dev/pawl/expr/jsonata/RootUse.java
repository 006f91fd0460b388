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
    private RootUse() {}

    static boolean in(List<Token> tokens) {
        Deque<Boolean> contexts = new ArrayDeque<>();
        boolean inContext = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.VARIABLE) {
                boolean afterDot = i > 0 && tokens.get(i - 1).is(".");
                if (token.text().equals("$") || token.text().isEmpty() && !inContext && !afterDot) {
                    return true;
                }
            } else if (token.is("(") || token.is("[") || token.is("{")) {
                contexts.push(inContext);
                inContext |= opensContext(tokens, i);
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                inContext = !contexts.isEmpty() && contexts.pop();
            } else if (token.is("|") || token.is("^")) {
                // Transforms and order-by clauses look at one item after the other.
                inContext = true;
            }
        }
        return false;
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
