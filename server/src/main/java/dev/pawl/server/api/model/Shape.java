package dev.pawl.server.api.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a value may be. */
public sealed interface Shape {
    /** The model's name for it. */
    String name();

    /** Least and greatest length or value, as far as there are such. */
    record Range(OptionalLong min, OptionalLong max) {}

    /** How the length of a text is counted. */
    enum Unit {
        CHARACTERS, BYTES
    }

    /**
     * A text.
     *
     * @param sensitive
     *            never to be repeated in an error or a log
     * @param values
     *            all that are allowed, in AWS's order; empty if any text is
     */
    record TextShape(String name, boolean sensitive, Range length, Unit unit, Optional<Pattern> pattern,
            List<String> values) implements Shape {}

    /** Which numbers a JSON number must be. */
    enum NumberKind {
        INTEGER, LONG, FLOAT
    }

    /** A number. */
    record NumberShape(String name, boolean sensitive, NumberKind kind, Range range) implements Shape {}

    /** True or false. */
    record FlagShape(String name) implements Shape {}

    /** Seconds since 1970, with a fraction. */
    record TimestampShape(String name) implements Shape {}

    /** Any number of values of one shape. */
    record ListShape(String name, Range length, Shape element) implements Shape {}

    /** Values of one shape by name. */
    record MapShape(String name, Shape value) implements Shape {}

    /** Named members. */
    record StructureShape(String name, Map<String, Member> members) implements Shape {
        /** Keeps the members in the model's order. */
        public StructureShape {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** A member of a structure. */
    record Member(String name, Shape shape, boolean required) {}
}
