package dev.pawl.expr.jsonata;

import dev.pawl.expr.ExpressionSyntaxException;
import java.util.List;

/**
 * Refuses functions with several parameters of any count, such as {@code function($a, $b)<n+n+:n>}: the
 * library tries
 * all ways to share out the arguments, which takes for ever where there are many.
 */
final class LambdaSignatures {
    private static final int MOST_REPEATED = 2;

    private LambdaSignatures() {}

    static void check(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("<") && tokens.get(i - 1).is(")")) {
                checkAt(tokens, i);
            }
        }
    }

    private static void checkAt(List<Token> tokens, int open) {
        int repeated = 0;
        for (int i = open; i < tokens.size() && !tokens.get(i).is("{"); i++) {
            repeated += tokens.get(i).is("+") ? 1 : 0;
            if (tokens.get(i).is(">") && i + 1 < tokens.size() && tokens.get(i + 1).is("{")
                    && repeated > MOST_REPEATED) {
                throw new ExpressionSyntaxException("S0401: Expected at most " + MOST_REPEATED
                        + " parameters of any count in the signature of a function");
            }
        }
    }
}
