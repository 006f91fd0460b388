package dev.pawl.expr.jsonata;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be said of an expression before it is evaluated.
 *
 * @param mentioned
 *            all names after a dollar sign
 * @param outer
 *            those of them that are neither functions of JSONata nor given a value in the expression itself
 * @param states
 *            members of {@code $states} that are read by name
 * @param topLevel
 *            what would be looked up in the input itself
 */
record Facts(Set<String> mentioned, Set<String> outer, Set<String> states, List<String> topLevel) {
    private static final Set<String> FUNCTIONS = Set.of("sum", "count", "max", "min", "average", "string", "substring",
            "substringBefore", "substringAfter", "lowercase", "uppercase", "length", "trim", "pad", "match", "contains",
            "replace", "split", "join", "formatNumber", "formatBase", "formatInteger", "parseInteger", "number",
            "floor", "ceil", "round", "abs", "sqrt", "power", "random", "boolean", "not", "map", "zip", "filter",
            "single", "reduce", "sift", "keys", "lookup", "append", "exists", "spread", "merge", "reverse", "each",
            "error", "assert", "type", "sort", "shuffle", "distinct", "base64encode", "base64decode",
            "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl", "eval", "toMillis", "fromMillis",
            "clone", "now", "millis", "partition", "range", "hash", "uuid", "parse");

    static Facts of(List<Token> tokens) {
        Set<String> mentioned = new TreeSet<>();
        Set<String> outer = new TreeSet<>();
        Set<String> states = new TreeSet<>();
        Set<String> local = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            String name = tokens.get(i).text();
            if (tokens.get(i).kind() != Token.Kind.VARIABLE || name.isEmpty() || name.equals("$")) {
                continue;
            }
            mentioned.add(name);
            if (name.equals("states")) {
                states.addAll(memberAfter(tokens, i));
            } else if (getsValue(tokens, i)) {
                local.add(name);
            } else if (!local.contains(name) && !FUNCTIONS.contains(name)) {
                outer.add(name);
            }
        }
        return new Facts(Collections.unmodifiableSet(mentioned), Collections.unmodifiableSet(outer),
                Collections.unmodifiableSet(states), TopLevelReferences.in(tokens));
    }

    private static Set<String> memberAfter(List<Token> tokens, int at) {
        boolean named = at + 2 < tokens.size() && tokens.get(at + 1).is(".")
                && tokens.get(at + 2).kind() == Token.Kind.NAME;
        return named ? Set.of(tokens.get(at + 2).text()) : Set.of();
    }

    /** Whether a variable is assigned here, is bound to a context or position, or is a parameter. */
    private static boolean getsValue(List<Token> tokens, int at) {
        if (at + 1 < tokens.size() && tokens.get(at + 1).is(":=")) {
            return true;
        }
        if (at > 0 && (tokens.get(at - 1).is("@") || tokens.get(at - 1).is("#"))) {
            return true;
        }
        return isParameter(tokens, at);
    }

    private static boolean isParameter(List<Token> tokens, int at) {
        int i = at - 1;
        while (i >= 0 && (tokens.get(i).is(",") || tokens.get(i).kind() == Token.Kind.VARIABLE)) {
            i--;
        }
        return i >= 1 && tokens.get(i).is("(") && tokens.get(i - 1).kind() == Token.Kind.NAME
                && Set.of("function", "λ").contains(tokens.get(i - 1).text());
    }
}
