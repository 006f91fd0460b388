package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The functions of ours, by name. */
final class Builtins {
    private static final Map<String, Builtin> ALL = new HashMap<>();

    static {
        Stream.of(AwsFunctions.all(), AmbientFunctions.all(), TextFunctions.all(), NumberFunctions.all(),
                ListFunctions.all(), PictureFunctions.all()).flatMap(List::stream).forEach(f -> ALL.put(f.name(), f));
    }

    private Builtins() {}

    /** Gives an expression those that it mentions, in place of the library's own. */
    static void bind(Jsonata expression, Set<String> mentioned) {
        for (String name : mentioned) {
            Builtin function = ALL.get(name);
            if (function != null) {
                expression.registerFunction(name, function);
            }
        }
        // AWS took $eval away.
        expression.assign("eval", null);
    }
}
