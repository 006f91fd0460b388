package dev.pawl.dsl.jsonata;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Functions inside of expressions. A parameter's name is one that nothing else in the function uses: whether
 * it is in
 * use is seen by writing the function with another name, since the body is plain Java that can be asked
 * again.
 */
final class Lambda {
    private static final int DEEPEST = 20;

    private Lambda() {}

    /** A function of as many parameters as there are names, whose body is made of them. */
    static String of(List<String> names, Function<List<Expr<Object>>, Value<?>> body) {
        for (int n = 1; n <= DEEPEST; n++) {
            String suffix = n == 1 ? "" : String.valueOf(n);
            List<String> tried = names.stream().map(name -> "$" + name + suffix).toList();
            String other = body.apply(parameters(tried, "_")).expr().text();
            if (tried.stream().noneMatch(name -> mentions(other, name))) {
                return "function(" + String.join(", ", tried) + ") { " + body.apply(parameters(tried, "")).expr().text()
                        + " }";
            }
        }
        throw new IllegalArgumentException("Expected at most " + DEEPEST + " functions inside of each other");
    }

    /** A function of one parameter. */
    @SuppressWarnings("unchecked")
    static <T> String of(String name, Function<Expr<T>, ? extends Value<?>> body) {
        return of(List.of(name), p -> body.apply((Expr<T>) p.get(0)));
    }

    private static List<Expr<Object>> parameters(List<String> names, String suffix) {
        return names.stream().<Expr<Object>>map(name -> Expr.path(name + suffix)).toList();
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile(Pattern.quote(name) + "(?![A-Za-z0-9_])").matcher(text).find();
    }
}
