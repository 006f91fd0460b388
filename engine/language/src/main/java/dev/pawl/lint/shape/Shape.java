package dev.pawl.lint.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A set of JSON values: all that may stand at one place. It never promises less than what can be there, so
 * what it
 * rules out is sure.
 */
// the constants are of kinds that are nested here; nobody loads one of these before this type
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Shape {
    /** Any JSON value. */
    Shape ANYTHING = new Anything();
    /** No value at all: the place is never reached. */
    Shape NEVER = new Never();
    /** Nothing stands there: a path finds no value. */
    Shape MISSING = new Missing();
    /** The value null. */
    Shape NULL = new Null();
    /** Any text. */
    Shape TEXT = new Text(Optional.empty(), 0);
    /** Any number. */
    Shape NUMERIC = new Numeric();
    /** true or false. */
    Shape BOOL = new Bool(Optional.empty());
    /** Any array. */
    Shape ARRAY = new Array(ANYTHING, 0, OptionalInt.empty());
    /** Any object. */
    Shape OBJECT = new Obj(Map.of(), true);

    /** Nobody knows: any value. */
    record Anything() implements Shape {}

    /** There is no such value. */
    record Never() implements Shape {}

    /** The absence of a value; an alternative wherever a path may find nothing. */
    record Missing() implements Shape {}

    /** null. */
    record Null() implements Shape {}

    /**
     * Texts.
     *
     * @param constant
     *            the only one, if it is known
     * @param leastBytes
     *            how long it is at least
     */
    record Text(Optional<String> constant, long leastBytes) implements Shape {}

    /** Numbers. */
    record Numeric() implements Shape {}

    /** A truth value, which may be known. */
    record Bool(Optional<Boolean> constant) implements Shape {}

    /**
     * Arrays of so many elements that all have one shape.
     *
     * @param most
     *            unknown if empty
     */
    record Array(Shape element, int least, OptionalInt most) implements Shape {}

    /** Arrays of a known length, as a Parallel makes them. */
    record Tuple(List<Shape> elements) implements Shape {
        /** With its elements in order. */
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Objects.
     *
     * @param members
     *            in order; one that may be absent has {@link Missing} among its alternatives
     * @param open
     *            whether there may be others
     */
    record Obj(Map<String, Shape> members, boolean open) implements Shape {
        /** With its members in order. */
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** One of several, at least two; made by {@link #or} alone, which keeps them few. */
    record OneOf(List<Shape> shapes) implements Shape {
        /** With its alternatives. */
        public OneOf {
            shapes = List.copyOf(shapes);
        }
    }

    /** A text that is known. */
    static Shape text(String constant) {
        return Examples.text(constant);
    }

    /** Arrays of any length. */
    static Shape arrayOf(Shape element) {
        return new Array(element.present(), 0, OptionalInt.empty());
    }

    /** Arrays with exactly these elements. */
    static Shape tuple(List<Shape> elements) {
        return Bounds.tuple(elements);
    }

    /** Objects with these members and no others. */
    static Shape closed(Map<String, Shape> members) {
        return Bounds.object(members, false);
    }

    /** Objects with these members, and maybe others. */
    static Shape open(Map<String, Shape> members) {
        return Bounds.object(members, true);
    }

    /** Exactly this value. */
    static Shape of(JsonNode value) {
        return Examples.exactly(value);
    }

    /** Values like this example: the same members, other texts and numbers. */
    static Shape like(JsonNode example) {
        return Examples.like(example);
    }

    /**
     * Values that a JSON Schema describes. Words that are not understood widen the shape.
     */
    static Shape ofSchema(JsonNode schema) {
        return SchemaShapes.of(schema);
    }

    /** Values of either. */
    default Shape or(Shape other) {
        return Join.of(this, other);
    }

    /** As {@code .name} of a path finds it. */
    default Shape member(String name) {
        return Places.member(this, name);
    }

    /** As {@code [index]} of a path finds it; below zero counts from the end. */
    default Shape element(int index) {
        return Places.element(this, index);
    }

    /** The same that may also be absent. */
    default Shape optional() {
        return or(MISSING);
    }

    /** Only values: without {@link Missing}. */
    default Shape present() {
        return switch (this) {
            case Missing m -> NEVER;
            case OneOf o when o.shapes().contains(MISSING) ->
                Join.all(o.shapes().stream().filter(s -> !s.equals(MISSING)).toList());
            default -> this;
        };
    }

    /** Whether there may be nothing. */
    default boolean mayBeMissing() {
        return switch (this) {
            case Missing m -> true;
            case OneOf o -> o.shapes().contains(MISSING);
            default -> false;
        };
    }

    /** Whether there is nothing for sure. */
    default boolean isMissing() {
        return this instanceof Missing;
    }

    /** Whether it is never reached. */
    default boolean isNever() {
        return this instanceof Never;
    }

    /** The alternatives; one that is alone is its own. */
    default List<Shape> alternatives() {
        return this instanceof OneOf o ? o.shapes() : List.of(this);
    }

    /** Whether a value is among those of this shape. */
    default boolean admits(JsonNode value) {
        return Examples.admits(this, value);
    }

    /** In words, such as {@code an object with orderId and total}. */
    default String inWords() {
        return Words.of(this);
    }
}
