package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.lint.shape.FlowProblem.Kind;
import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What JSONata expressions give; missing stands for undefined, and never for an error. Where the language has
 * more to
 * it than is followed here, the answer is any value or none.
 */
final class JsonataShapes {
    private static final Shape UNSURE = Shape.ANYTHING.optional();

    private final Findings findings;
    private final Location location;
    private final String source;
    private final JsonataFunctions functions = new JsonataFunctions(this);

    JsonataShapes(Findings findings, Location location, String source) {
        this.findings = findings;
        this.location = location;
        this.source = source;
    }

    /** Without telling anybody what is wrong. */
    static Shape quiet(Syntax syntax, JsonataSight sight) {
        return new JsonataShapes(new Findings(), Location.ROOT, "").of(syntax, sight);
    }

    Shape of(Syntax syntax, JsonataSight sight) {
        return switch (syntax) {
            case Syntax.Constant c -> Shape.of(c.value());
            case Syntax.Variable v -> variable(v.name(), sight);
            case Syntax.Name n -> Sequences.member(sight.here(), n.name());
            case Syntax.Step s -> step(of(s.from(), sight), s.then(), sight);
            case Syntax.Filter f -> filter(of(f.from(), sight), f.by());
            case Syntax.KeptArray k -> keptArray(k.from(), of(k.from(), sight));
            case Syntax.Sorted s -> Sequences.some(of(s.from(), sight));
            case Syntax.Grouped g -> Shape.OBJECT.optional();
            case Syntax.ObjectOf o -> object(o, sight);
            case Syntax.ArrayOf a -> array(a, sight);
            case Syntax.Binary b -> binary(b, sight);
            case Syntax.Negative n -> arithmetic("-", List.of(of(n.value(), sight)));
            case Syntax.Conditional c -> conditional(c, sight);
            case Syntax.Assigned a -> assigned(a, sight);
            case Syntax.Block b -> block(b, sight);
            case Syntax.Call c -> functions.call(c, sight);
            case Syntax.Lambda l -> Shape.ANYTHING;
            case Syntax.Opaque o -> UNSURE;
        };
    }

    private static Shape variable(String name, JsonataSight sight) {
        return switch (name) {
            case "" -> sight.here();
            case "$" -> UNSURE;
            case "states" -> sight.local(name).orElseGet(sight::states);
            default -> {
                Shape value = sight.variable(name);
                yield value.isMissing() && JsonataFunctions.isKnown(name) ? UNSURE : value;
            }
        };
    }

    private Shape step(Shape from, Syntax then, JsonataSight sight) {
        if (then instanceof Syntax.Name name) {
            return Sequences.member(from, name.name());
        }
        Shape items = Sequences.items(from);
        if (items.isNever()) {
            return from.isNever() ? Shape.NEVER : Shape.MISSING;
        }
        boolean many = Places.mayBeArray(from);
        if (!many && !from.mayBeMissing()) {
            return of(then, sight.at(items));
        }
        // Where there is nothing, nothing can fail.
        Shape each = quiet(then, sight.at(items));
        return (many ? Sequences.collected(each) : each).optional();
    }

    private Shape filter(Shape from, Syntax by) {
        if (by instanceof Syntax.Constant c && c.value().isNumber()) {
            return Sequences.element(from, (int) Math.floor(c.value().doubleValue()));
        }
        if (by instanceof Syntax.Negative n && n.value() instanceof Syntax.Constant c && c.value().isNumber()) {
            return Sequences.element(from, (int) Math.floor(-c.value().doubleValue()));
        }
        return Sequences.some(from).optional();
    }

    /** Only a path keeps its array; what stands in brackets or a variable stays as it is. */
    private static Shape keptArray(Syntax from, Shape value) {
        Shape kept = Sequences.kept(value);
        return from instanceof Syntax.Name ? kept : kept.or(value);
    }

    private Shape object(Syntax.ObjectOf object, JsonataSight sight) {
        Map<String, Shape> members = new LinkedHashMap<>();
        boolean open = false;
        // An array at hand is grouped: a member sees one element, several at once, or nothing.
        Shape here = sight.here();
        JsonataSight seen = Places.mayBeArray(here)
                ? sight.at(Sequences.items(here).or(here).optional())
                : sight;
        for (Syntax.Entry entry : object.entries()) {
            Shape key = of(entry.key(), seen);
            Shape value = of(entry.value(), seen);
            if (value.isNever() || key.isNever()) {
                return Shape.NEVER;
            }
            if (key instanceof Text t && t.constant().isPresent()) {
                members.put(t.constant().get(), value);
            } else {
                open = true;
            }
        }
        return open ? Shape.OBJECT : Bounds.object(members, false);
    }

    private Shape array(Syntax.ArrayOf array, JsonataSight sight) {
        List<Shape> elements = new ArrayList<>();
        boolean exact = true;
        Shape any = Shape.NEVER;
        for (Syntax element : array.elements()) {
            boolean range = element instanceof Syntax.Binary b && b.operator().equals("..");
            Shape value = of(element, sight);
            if (value.isNever()) {
                return Shape.NEVER;
            }
            // An array inside brackets of its own stays one, any other is taken apart.
            boolean whole = element instanceof Syntax.ArrayOf;
            exact &= !range && !value.mayBeMissing() && (whole || !Places.mayBeArray(value));
            elements.add(value);
            any = any.or(whole ? value : Sequences.items(value));
        }
        return exact ? Shape.tuple(elements) : new Array(any, 0, OptionalInt.empty());
    }

    private Shape binary(Syntax.Binary binary, JsonataSight sight) {
        if (binary.operator().equals("~>")) {
            return functions.chain(binary, sight);
        }
        Shape left = of(binary.left(), sight);
        boolean shortens = binary.operator().equals("and") || binary.operator().equals("or");
        Shape right = shortens ? quiet(binary.right(), sight) : of(binary.right(), sight);
        if (left.isNever() || (right.isNever() && !shortens)) {
            return Shape.NEVER;
        }
        return switch (binary.operator()) {
            case "+", "-", "*", "/", "%" -> arithmetic(binary.operator(), List.of(left, right));
            case "&" -> Shape.TEXT;
            case "=" -> JsonataComparisons.equality(left, right, true);
            case "!=" -> JsonataComparisons.equality(left, right, false);
            case "<", "<=", ">", ">=" -> JsonataComparisons.order(binary.operator(), left, right, this::tell);
            case ".." -> Shape.arrayOf(Shape.NUMERIC).optional();
            case "and", "or", "in" -> Shape.BOOL;
            default -> UNSURE;
        };
    }

    private Shape arithmetic(String operator, List<Shape> operands) {
        for (Shape operand : operands) {
            Shape value = operand.present();
            if (value.isNever()) {
                continue;
            }
            if (!operand.mayBeMissing() && !Kinds.NUMBER.mayFit(value)) {
                tell("'" + operator + "' needs numbers, but here it gets " + value.inWords());
                return Shape.NEVER;
            }
        }
        if (operands.stream().anyMatch(Shape::isMissing)) {
            return Shape.MISSING;
        }
        return operands.stream().anyMatch(Shape::mayBeMissing) ? Shape.NUMERIC.optional() : Shape.NUMERIC;
    }

    private Shape conditional(Syntax.Conditional conditional, JsonataSight sight) {
        Shape test = of(conditional.test(), sight);
        if (test.isNever()) {
            return Shape.NEVER;
        }
        boolean sure = test instanceof Bool b && b.constant().isPresent();
        boolean holds = test instanceof Bool b && b.constant().orElse(true);
        // What either side says is true only where it is chosen, which depends on more than is known here.
        Shape then = sure && !holds ? Shape.NEVER : quiet(conditional.then(), sight);
        Shape otherwise = sure && holds
                ? Shape.NEVER
                : conditional.otherwise().map(o -> quiet(o, sight)).orElse(Shape.MISSING);
        return then.or(otherwise);
    }

    private Shape assigned(Syntax.Assigned assigned, JsonataSight sight) {
        Shape value = of(assigned.value(), sight);
        sight.assign(assigned.variable(), assigned.value() instanceof Syntax.Lambda ? UNSURE : value);
        return value;
    }

    private Shape block(Syntax.Block block, JsonataSight sight) {
        JsonataSight inner = sight.inner();
        Shape last = Shape.MISSING;
        for (Syntax one : block.all()) {
            last = of(one, inner);
            if (last.isNever()) {
                return last;
            }
        }
        return last;
    }

    private void tell(String what) {
        findings.add(Kind.TYPE_NEVER_FITS, location, "In '" + source + "' " + what + ". The state always fails.");
    }
}
