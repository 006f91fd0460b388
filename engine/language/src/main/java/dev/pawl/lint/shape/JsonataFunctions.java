package dev.pawl.lint.shape;

import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.OptionalInt;

/** What the functions of JSONata give. */
final class JsonataFunctions {
    private static final Shape UNSURE = Shape.ANYTHING.optional();
    /** They give text, or nothing if their first argument is nothing. */
    private static final Set<String> TEXTS = Set.of("string", "substring", "substringBefore", "substringAfter",
            "lowercase", "uppercase", "trim", "pad", "replace", "join", "formatNumber", "formatBase", "formatInteger",
            "fromMillis", "base64encode", "base64decode", "encodeUrl", "encodeUrlComponent", "decodeUrl",
            "decodeUrlComponent", "hash", "type");
    private static final Set<String> NUMBERS = Set.of("length", "sum", "max", "min", "average", "number", "floor",
            "ceil", "round", "abs", "sqrt", "power", "toMillis", "parseInteger");
    /** They give their kind whatever they get. */
    private static final Map<String, Shape> ALWAYS = Map.of("now", Shape.TEXT, "uuid", Shape.TEXT, "millis",
            Shape.NUMERIC, "random", Shape.NUMERIC, "count", Shape.NUMERIC, "not", Shape.BOOL, "exists", Shape.BOOL);
    private static final Set<String> OTHERS = Set.of("contains", "boolean", "split", "map", "filter", "append",
            "reverse", "sort", "distinct", "shuffle", "keys", "lookup", "merge", "partition", "range", "single",
            "reduce", "sift", "spread", "each", "zip", "match", "clone", "eval", "error", "assert", "parse");

    private final JsonataShapes shapes;

    JsonataFunctions(JsonataShapes shapes) {
        this.shapes = shapes;
    }

    static boolean isKnown(String name) {
        return TEXTS.contains(name) || NUMBERS.contains(name) || ALWAYS.containsKey(name) || OTHERS.contains(name);
    }

    /** {@code value ~> function}. */
    Shape chain(Syntax.Binary chain, JsonataSight sight) {
        if (chain.right() instanceof Syntax.Call c) {
            List<Syntax> arguments = new ArrayList<>(List.of(chain.left()));
            arguments.addAll(c.arguments());
            return call(new Syntax.Call(c.function(), arguments), sight);
        }
        return chain.right() instanceof Syntax.Variable v && isKnown(v.name())
                ? call(new Syntax.Call(v, List.of(chain.left())), sight)
                : UNSURE;
    }

    Shape call(Syntax.Call call, JsonataSight sight) {
        if (!(call.function() instanceof Syntax.Variable v) || sight.local(v.name()).isPresent()
                || !sight.variable(v.name()).isMissing() || !isKnown(v.name())) {
            return UNSURE;
        }
        List<Shape> arguments = new ArrayList<>();
        for (Syntax argument : call.arguments()) {
            arguments.add(shapes.of(argument, sight));
        }
        if (arguments.stream().anyMatch(Shape::isNever)) {
            return Shape.NEVER;
        }
        return call(v.name(), call, arguments, sight);
    }

    private Shape call(String name, Syntax.Call call, List<Shape> arguments, JsonataSight sight) {
        Shape always = ALWAYS.get(name);
        if (always != null) {
            return always;
        }
        if (name.equals("error")) {
            return Shape.NEVER;
        }
        if (arguments.isEmpty()) {
            // Some take what is at hand instead.
            return UNSURE;
        }
        return switch (name) {
            case "append" -> arguments.size() < 2 ? UNSURE : append(arguments.get(0), arguments.get(1));
            case "merge" ->
                Merging.of(call.arguments().getFirst(), arguments.getFirst(), s -> shapes.of(s, sight));
            default -> ordinary(name, call, arguments, sight);
        };
    }

    /** Of nothing, nothing comes. */
    private Shape ordinary(String name, Syntax.Call call, List<Shape> arguments, JsonataSight sight) {
        Shape first = arguments.getFirst();
        boolean taken = takesContext(name, arguments);
        if (first.isMissing()) {
            return taken ? UNSURE : Shape.MISSING;
        }
        Shape given = given(name, call, arguments, sight);
        return first.mayBeMissing() || taken ? given.optional() : given;
    }

    /** Whether a function may take what is at hand as its first argument. */
    private static boolean takesContext(String name, List<Shape> arguments) {
        return switch (name) {
            case "substring", "substringBefore", "substringAfter", "pad", "replace", "contains", "split", "power",
                    "formatNumber", "formatBase", "formatInteger", "match", "lookup", "hash", "partition", "join" ->
                arguments.size() < 2;
            default -> false;
        };
    }

    private Shape given(String name, Syntax.Call call, List<Shape> arguments, JsonataSight sight) {
        Shape first = arguments.getFirst();
        if (TEXTS.contains(name)) {
            return Shape.TEXT;
        }
        if (NUMBERS.contains(name)) {
            // $max of nothing is nothing
            return Places.mayBeArray(first) ? Shape.NUMERIC.optional() : Shape.NUMERIC;
        }
        return switch (name) {
            case "contains", "boolean" -> Shape.BOOL;
            case "split" -> Sequences.collected(Shape.TEXT).or(Shape.arrayOf(Shape.TEXT));
            case "map" -> mapped(call, first, sight);
            case "filter", "reverse", "sort", "distinct", "shuffle" -> reordered(first);
            case "keys" -> Sequences.collected(Shape.TEXT);
            case "lookup" -> lookup(first, arguments);
            case "partition" -> Shape.ARRAY.optional();
            case "range" -> Sequences.collected(Shape.NUMERIC);
            case "single" -> Sequences.items(first).optional();
            default -> UNSURE;
        };
    }

    private static Shape reordered(Shape from) {
        Shape some = Sequences.some(from);
        Shape items = Sequences.items(from);
        // An empty array stays one.
        return items.isNever() ? some.or(from) : some.or(new Array(items, 0, OptionalInt.empty())).optional();
    }

    private static Shape lookup(Shape from, List<Shape> arguments) {
        return arguments.size() > 1 && arguments.get(1) instanceof Text t && t.constant().isPresent()
                ? Sequences.member(from, t.constant().get())
                : UNSURE;
    }

    private Shape mapped(Syntax.Call call, Shape from, JsonataSight sight) {
        if (call.arguments().size() != 2 || !(call.arguments().get(1) instanceof Syntax.Lambda lambda)
                || lambda.parameters().isEmpty()) {
            return UNSURE;
        }
        Shape items = Sequences.items(from);
        if (items.isNever()) {
            return Shape.MISSING;
        }
        JsonataSight inner = sight.inner();
        for (String parameter : lambda.parameters()) {
            inner.assign(parameter, UNSURE);
        }
        inner.assign(lambda.parameters().getFirst(), items);
        Shape each = JsonataShapes.quiet(lambda.body(), inner);
        return each.isNever() ? Shape.MISSING : Sequences.collected(each);
    }

    /** One that is missing leaves the other as it is. */
    private static Shape append(Shape first, Shape second) {
        Shape either = first.mayBeMissing() ? second : Shape.NEVER;
        either = second.mayBeMissing() ? either.or(first) : either;
        if (first.isMissing() || second.isMissing()) {
            return either;
        }
        Shape items = Sequences.items(first).or(Sequences.items(second));
        return either.or(new Array(items, 0, OptionalInt.empty())).or(either);
    }
}
