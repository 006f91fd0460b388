package dev.pawl.lint.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.lint.shape.Shape.Array;
import dev.pawl.lint.shape.Shape.Bool;
import dev.pawl.lint.shape.Shape.Obj;
import dev.pawl.lint.shape.Shape.Text;
import dev.pawl.lint.shape.Shape.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Shapes of values, and values of shapes. */
final class Examples {
    private static final int LONGEST_CONSTANT = 200;
    private static final int DEEPEST = 20;

    private Examples() {}

    static Shape text(String constant) {
        return constant.length() <= LONGEST_CONSTANT
                ? new Text(Optional.of(constant), constant.getBytes(StandardCharsets.UTF_8).length)
                : new Text(Optional.empty(), constant.getBytes(StandardCharsets.UTF_8).length);
    }

    static Shape exactly(JsonNode value) {
        return of(value, shape -> shape, DEEPEST);
    }

    /** What the example shows is there, and nothing else; what it shows of texts is only that they are texts. */
    static Shape like(JsonNode example) {
        return of(example, Examples::looser, DEEPEST);
    }

    private static Shape looser(Shape shape) {
        return switch (shape) {
            case Text t -> Shape.TEXT;
            case Bool b -> Shape.BOOL;
            case Shape.Null n -> Shape.ANYTHING;
            case Tuple t -> t.elements().isEmpty() ? Shape.ARRAY : Shape.arrayOf(Join.all(t.elements()));
            case Array a -> Shape.arrayOf(a.element());
            default -> shape;
        };
    }

    private static Shape of(JsonNode value, UnaryOperator<Shape> change, int depth) {
        if (depth == 0) {
            return Shape.ANYTHING;
        }
        return change.apply(switch (value.getNodeType()) {
            case STRING -> text(value.textValue());
            case NUMBER -> Shape.NUMERIC;
            case BOOLEAN -> new Bool(Optional.of(value.booleanValue()));
            case NULL -> Shape.NULL;
            case ARRAY -> {
                List<Shape> elements = new ArrayList<>();
                value.forEach(e -> elements.add(of(e, change, depth - 1)));
                yield Bounds.tuple(elements);
            }
            case OBJECT -> {
                Map<String, Shape> members = new LinkedHashMap<>();
                value.properties().forEach(m -> members.put(m.getKey(), of(m.getValue(), change, depth - 1)));
                yield Bounds.object(members, false);
            }
            case BINARY, MISSING, POJO -> Shape.ANYTHING;
        });
    }

    static boolean admits(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Anything s -> true;
            case Shape.Never s -> false;
            case Shape.Missing s -> false;
            case Shape.Null s -> value.isNull();
            case Shape.Numeric s -> value.isNumber();
            case Text s -> value.isTextual() && s.constant().map(value.textValue()::equals).orElse(true)
                    && value.textValue().getBytes(StandardCharsets.UTF_8).length >= s.leastBytes();
            case Bool s -> value.isBoolean() && s.constant().map(c -> c == value.booleanValue()).orElse(true);
            case Array s -> value.isArray() && admits(s, value);
            case Tuple s -> value.isArray() && admits(s, value);
            case Obj s -> value.isObject() && admits(s, value);
            case Shape.OneOf s -> s.shapes().stream().anyMatch(one -> admits(one, value));
        };
    }

    private static boolean admits(Array shape, JsonNode array) {
        if (array.size() < shape.least() || array.size() > shape.most().orElse(Integer.MAX_VALUE)) {
            return false;
        }
        for (JsonNode element : array) {
            if (!admits(shape.element(), element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean admits(Tuple shape, JsonNode array) {
        if (array.size() != shape.elements().size()) {
            return false;
        }
        for (int i = 0; i < array.size(); i++) {
            if (!admits(shape.elements().get(i), array.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean admits(Obj shape, JsonNode object) {
        return shape.members().entrySet().stream().allMatch(m -> object.has(m.getKey())
                ? admits(m.getValue(), object.get(m.getKey()))
                : m.getValue().mayBeMissing())
                && (shape.open() || object.properties().stream()
                        .allMatch(m -> shape.members().containsKey(m.getKey())));
    }
}
