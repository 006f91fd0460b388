package dev.pawl.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.lint.shape.Shape;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What records look like as JSON. Components that are an Optional, or bear an annotation named Nullable, may
 * be null or
 * missing; all others are there. Types of which nothing is known may be anything.
 */
final class RecordShapes {
    private final Set<Class<?>> open = new HashSet<>();

    private RecordShapes() {}

    static Shape of(Class<?> type) {
        return new RecordShapes().shape(type);
    }

    private Shape shape(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (Iterable.class.isAssignableFrom(raw)) {
                return Shape.arrayOf(shape(arguments[0]));
            }
            return raw == Optional.class ? absentOr(shape(arguments[0])) : shape(raw);
        }
        return type instanceof Class<?> c ? shape(c) : Shape.ANYTHING;
    }

    private Shape shape(Class<?> type) {
        if (isText(type)) {
            return Shape.TEXT;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Shape.BOOL;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Shape.NUMERIC;
        }
        if (type.isArray()) {
            return type == byte[].class ? Shape.TEXT : Shape.arrayOf(shape(type.getComponentType()));
        }
        return type.isRecord() ? record(type) : other(type);
    }

    private static boolean isText(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type) || type == char.class || type == UUID.class
                || Temporal.class.isAssignableFrom(type);
    }

    private static Shape other(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(PlainJson::of).filter(JsonNode::isTextual)
                    .map(text -> Shape.text(text.textValue())).reduce(Shape::or).orElse(Shape.TEXT);
        }
        if (Map.class.isAssignableFrom(type)) {
            return Shape.OBJECT;
        }
        return Iterable.class.isAssignableFrom(type) && !JsonNode.class.isAssignableFrom(type)
                ? Shape.ARRAY
                : Shape.ANYTHING;
    }

    /** A record inside of itself is any object. */
    private Shape record(Class<?> type) {
        if (!open.add(type)) {
            return Shape.OBJECT;
        }
        Map<String, Shape> members = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Shape shape = shape(component.getGenericType());
            members.put(FieldNames.name(component), isNullable(component) ? absentOr(shape) : shape);
        }
        open.remove(type);
        return Shape.closed(members);
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.of(component, component.getAccessor(), component.getAnnotatedType())
                .map(AnnotatedElement::getAnnotations).flatMap(Arrays::stream).map(Annotation::annotationType)
                .anyMatch(a -> a.getSimpleName().equals("Nullable"));
    }

    private static Shape absentOr(Shape shape) {
        return shape.or(Shape.NULL).or(Shape.MISSING);
    }
}
