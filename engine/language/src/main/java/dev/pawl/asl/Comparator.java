package dev.pawl.asl;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The comparisons of a Choice in JSONPath, without the ending "Path" that some of them may have. */
public enum Comparator {
    // @formatter:off
    STRING_EQUALS("StringEquals", Operands.STRING, true),
    STRING_LESS_THAN("StringLessThan", Operands.STRING, true),
    STRING_GREATER_THAN("StringGreaterThan", Operands.STRING, true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Operands.STRING, true),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Operands.STRING, true),
    NUMERIC_EQUALS("NumericEquals", Operands.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", Operands.NUMBER, true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Operands.NUMBER, true),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Operands.NUMBER, true),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Operands.NUMBER, true),
    TIMESTAMP_EQUALS("TimestampEquals", Operands.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Operands.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Operands.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Operands.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Operands.TIMESTAMP, true),
    BOOLEAN_EQUALS("BooleanEquals", Operands.BOOLEAN, true),
    STRING_MATCHES("StringMatches", Operands.STRING, false),
    IS_NULL("IsNull", Operands.BOOLEAN, false),
    IS_PRESENT("IsPresent", Operands.BOOLEAN, false),
    IS_NUMERIC("IsNumeric", Operands.BOOLEAN, false),
    IS_STRING("IsString", Operands.BOOLEAN, false),
    IS_BOOLEAN("IsBoolean", Operands.BOOLEAN, false),
    IS_TIMESTAMP("IsTimestamp", Operands.BOOLEAN, false);
    // @formatter:on

    /** Kinds of value that a comparison takes. */
    public enum Operands {
        STRING, NUMBER, BOOLEAN, TIMESTAMP
    }

    private static final Map<String, Comparator> BY_TEXT = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Comparator::text, Function.identity()));

    private final String text;
    private final Operands operands;
    private final boolean path;

    Comparator(String text, Operands operands, boolean path) {
        this.text = text;
        this.operands = operands;
        this.path = path;
    }

    /** The comparison of that name, without the ending "Path". */
    public static Optional<Comparator> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** As definitions write it. */
    public String text() {
        return text;
    }

    /** What it takes. */
    public Operands operands() {
        return operands;
    }

    /** Whether there is a variant whose operand is a path. */
    public boolean hasPathVariant() {
        return path;
    }
}
