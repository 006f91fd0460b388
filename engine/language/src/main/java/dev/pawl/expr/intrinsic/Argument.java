package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.Scope;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What may stand between the brackets of a call. */
public sealed interface Argument {
    /** A number, true, false or null. */
    record Constant(JsonNode value) implements Argument {}

    /** A quoted text; {@code template} still has the backslashes that tell braces from places to fill. */
    record Text(TextNode value, TextNode template) implements Argument {}

    /** A path. */
    record Path(JsonPathExpression path) implements Argument {}

    /** A call of a function. */
    record Call(IntrinsicFunction function, List<Argument> arguments) implements Argument {
        /** The function's name without {@code States.}. */
        public String name() {
            return function.name();
        }
    }

    /** The value. */
    default JsonNode evaluate(Scope scope) {
        return switch (this) {
            case Constant c -> c.value();
            case Text t -> t.value();
            case Path p -> p.path().find(scope).orElseThrow(() -> missing(p.path(), scope));
            case Call c -> {
                Arguments arguments = evaluated(c, scope);
                yield arguments.meter().tree(c.function().call(arguments));
            }
        };
    }

    /** Collects the names of all variables that are read. */
    default void collectVariables(Set<String> names) {
        switch (this) {
            case Constant c -> {
            }
            case Text t -> {
            }
            case Path p -> names.addAll(p.path().variables());
            case Call c -> c.arguments().forEach(a -> a.collectVariables(names));
        }
    }

    private static Arguments evaluated(Call call, Scope scope) {
        List<JsonNode> values = new ArrayList<>(call.arguments().size());
        for (Argument argument : call.arguments()) {
            boolean template = values.isEmpty() && call.function() instanceof Format;
            values.add(template && argument instanceof Text t ? t.template() : argument.evaluate(scope));
        }
        return new Arguments(call.function().name(), values, scope.ambient());
    }

    private static IntrinsicFailure missing(JsonPathExpression path, Scope scope) {
        return new IntrinsicFailure("States.Runtime", "The JsonPath argument for the field '" + path.text()
                + "' could not be found in the input '" + Json.write(scope.data()) + "'");
    }
}
