package dev.pawl.lint.shape;

import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.OneOf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shapes in words, for messages. */
final class Words {
    private static final int MOST_NAMES = 8;
    private static final int MOST_ALTERNATIVES = 5;

    private Words() {}

    static String of(Shape shape) {
        return switch (shape) {
            case Shape.Anything s -> "any value";
            case Shape.Never s -> "never a value";
            case Shape.Missing s -> "nothing";
            case Shape.Null s -> "null";
            case Shape.Text s -> s.constant().map(text -> "the text '" + text + "'").orElse("a text");
            case Shape.Numeric s -> "a number";
            case Shape.Bool s -> s.constant().map(String::valueOf).orElse("true or false");
            case Shape.Array s -> "an array";
            case Shape.Tuple s -> s.elements().isEmpty()
                    ? "an empty array"
                    : "an array of " + s.elements().size();
            case Obj s -> object(s);
            case OneOf s -> alternatives(s);
        };
    }

    private static String object(Obj object) {
        if (object.members().isEmpty()) {
            return object.open() ? "an object" : "an empty object";
        }
        List<String> names = object.members().entrySet().stream().filter(m -> !m.getValue().isMissing())
                .map(Map.Entry::getKey).toList();
        if (names.isEmpty()) {
            return "an object without " + String.join(", ", object.members().keySet());
        }
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return "an object with " + shown + (names.size() > MOST_NAMES || object.open() ? ", …" : "");
    }

    private static String alternatives(OneOf oneOf) {
        if (oneOf.shapes().size() > MOST_ALTERNATIVES && oneOf.shapes().getFirst() instanceof Obj object) {
            return object(object).replaceFirst("^an object", "a value");
        }
        Set<String> words = new LinkedHashSet<>();
        oneOf.shapes().forEach(s -> words.add(of(s)));
        return String.join(" or ", words);
    }
}
