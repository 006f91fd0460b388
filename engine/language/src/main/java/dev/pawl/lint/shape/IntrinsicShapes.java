package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.expr.intrinsic.Argument;
import dev.pawl.lint.shape.FlowProblem.Kind;
import dev.pawl.lint.shape.Shape.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What intrinsic functions give. */
final class IntrinsicShapes {
    /** What a function needs of its first arguments; the letters are those of JSONata's signatures. */
    private static final Map<String, String> NEEDS = Map.ofEntries(Map.entry("StringToJson", "s"),
            Map.entry("ArrayPartition", "an"), Map.entry("ArrayContains", "a"), Map.entry("ArrayRange", "nnn"),
            Map.entry("ArrayGetItem", "an"), Map.entry("ArrayLength", "a"), Map.entry("ArrayUnique", "a"),
            Map.entry("Base64Encode", "s"), Map.entry("Base64Decode", "s"), Map.entry("Hash", "?s"),
            Map.entry("JsonMerge", "oo"), Map.entry("MathRandom", "nn"), Map.entry("MathAdd", "nn"),
            Map.entry("StringSplit", "ss"), Map.entry("Format", "s"));

    private final PathShapes paths;
    private final Findings findings;

    IntrinsicShapes(PathShapes paths, Findings findings) {
        this.paths = paths;
        this.findings = findings;
    }

    /** The value; never, with a problem, if the call fails for sure. */
    Shape of(Argument.Call call, Sight sight, Location location) {
        List<Shape> arguments = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            arguments.add(argument(argument, sight, location));
        }
        boolean reached = sight.isReached() && arguments.stream().noneMatch(Shape::isNever);
        return reached && fits(call.name(), arguments, location) ? result(call.name(), arguments) : Shape.NEVER;
    }

    private Shape argument(Argument argument, Sight sight, Location location) {
        return switch (argument) {
            case Argument.Constant c -> Shape.of(c.value());
            case Argument.Text t -> Shape.of(t.value());
            case Argument.Path p -> paths.value(p.path(), sight, location, false);
            case Argument.Call c -> of(c, sight, location);
        };
    }

    private boolean fits(String function, List<Shape> arguments, Location location) {
        String needs = NEEDS.getOrDefault(function, "");
        for (int i = 0; i < Math.min(needs.length(), arguments.size()); i++) {
            Kinds.Expected expected = Kinds.expected(needs.charAt(i));
            if (!expected.mayFit(arguments.get(i))) {
                findings.add(Kind.TYPE_NEVER_FITS, location, "Argument " + (i + 1) + " of States." + function
                        + " must be " + expected.words() + ", but here it is always " + arguments.get(i).inWords()
                        + ". The state always fails.");
                return false;
            }
        }
        return true;
    }

    private static Shape result(String function, List<Shape> arguments) {
        return switch (function) {
            case "Format", "JsonToString", "Base64Encode", "Base64Decode", "Hash", "UUID" -> Shape.TEXT;
            case "Array" -> Shape.tuple(arguments);
            case "ArrayPartition" -> Shape.arrayOf(Shape.arrayOf(Places.elements(arguments.getFirst())));
            case "ArrayContains" -> Shape.BOOL;
            case "ArrayRange" -> Shape.arrayOf(Shape.NUMERIC);
            case "ArrayGetItem" -> Places.elements(arguments.getFirst());
            case "ArrayLength", "MathRandom", "MathAdd" -> Shape.NUMERIC;
            case "ArrayUnique" -> unique(arguments.getFirst());
            case "StringSplit" -> Shape.arrayOf(Shape.TEXT);
            case "JsonMerge" -> merge(arguments.get(0), arguments.get(1));
            default -> Shape.ANYTHING;
        };
    }

    private static Shape unique(Shape array) {
        Shape element = Places.elements(array);
        return element.isNever() ? Shape.tuple(List.of()) : new Shape.Array(element, 0, OptionalInt.empty());
    }

    /** The second object's members in the place of the first one's. */
    static Shape merge(Shape first, Shape second) {
        Shape merged = Shape.NEVER;
        for (Shape a : Places.onlyObjects(first).alternatives()) {
            for (Shape b : Places.onlyObjects(second).alternatives()) {
                merged = merged.or(a instanceof Obj x && b instanceof Obj y ? merge(x, y) : Shape.NEVER);
            }
        }
        return merged;
    }

    private static Shape merge(Obj first, Obj second) {
        Map<String, Shape> members = new LinkedHashMap<>();
        first.members().forEach((name, shape) -> members.put(name, over(shape, second.member(name))));
        second.members().forEach((name, shape) -> members.put(name, over(first.member(name), shape)));
        return Bounds.object(members, first.open() || second.open());
    }

    private static Shape over(Shape below, Shape above) {
        return above.mayBeMissing() ? above.present().or(below) : above;
    }
}
