package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The 39 comparisons of the language, by its names, and what joins them. With a path on the right side, it is
 * the
 * variant whose name ends in Path. A value of another type than the comparison's never holds.
 */
public final class Conditions {
    private Conditions() {}

    /** All hold. */
    public static Condition and(Condition... all) {
        return join("And", all);
    }

    /** At least one holds. */
    public static Condition or(Condition... any) {
        return join("Or", any);
    }

    /** It does not hold. */
    public static Condition not(Condition other) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("Not", other.json());
        return new Condition(json);
    }

    /** Whether the text is the same; {@code StringEquals}. */
    public static Condition stringEquals(Path<?> variable, String other) {
        return of(variable, "StringEquals", other);
    }

    /** Whether the text is the same as what stands there; {@code StringEqualsPath}. */
    public static Condition stringEquals(Path<?> variable, Path<?> other) {
        return of(variable, "StringEqualsPath", other.text());
    }

    /** Whether the text comes before; {@code StringLessThan}. */
    public static Condition stringLessThan(Path<?> variable, String other) {
        return of(variable, "StringLessThan", other);
    }

    /** Whether the text comes before, compared with what stands there; {@code StringLessThanPath}. */
    public static Condition stringLessThan(Path<?> variable, Path<?> other) {
        return of(variable, "StringLessThanPath", other.text());
    }

    /** Whether the text comes after; {@code StringGreaterThan}. */
    public static Condition stringGreaterThan(Path<?> variable, String other) {
        return of(variable, "StringGreaterThan", other);
    }

    /** Whether the text comes after, compared with what stands there; {@code StringGreaterThanPath}. */
    public static Condition stringGreaterThan(Path<?> variable, Path<?> other) {
        return of(variable, "StringGreaterThanPath", other.text());
    }

    /** Whether the text comes before or is the same; {@code StringLessThanEquals}. */
    public static Condition stringLessThanEquals(Path<?> variable, String other) {
        return of(variable, "StringLessThanEquals", other);
    }

    /**
     * Whether the text comes before or is the same, compared with what stands there;
     * {@code StringLessThanEqualsPath}.
     */
    public static Condition stringLessThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "StringLessThanEqualsPath", other.text());
    }

    /** Whether the text comes after or is the same; {@code StringGreaterThanEquals}. */
    public static Condition stringGreaterThanEquals(Path<?> variable, String other) {
        return of(variable, "StringGreaterThanEquals", other);
    }

    /**
     * Whether the text comes after or is the same, compared with what stands there;
     * {@code StringGreaterThanEqualsPath}.
     */
    public static Condition stringGreaterThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "StringGreaterThanEqualsPath", other.text());
    }

    /** Whether the number is the same; {@code NumericEquals}. */
    public static Condition numericEquals(Path<?> variable, Number other) {
        return of(variable, "NumericEquals", other);
    }

    /** Whether the number is the same as what stands there; {@code NumericEqualsPath}. */
    public static Condition numericEquals(Path<?> variable, Path<?> other) {
        return of(variable, "NumericEqualsPath", other.text());
    }

    /** Whether the number is less; {@code NumericLessThan}. */
    public static Condition numericLessThan(Path<?> variable, Number other) {
        return of(variable, "NumericLessThan", other);
    }

    /** Whether the number is less, compared with what stands there; {@code NumericLessThanPath}. */
    public static Condition numericLessThan(Path<?> variable, Path<?> other) {
        return of(variable, "NumericLessThanPath", other.text());
    }

    /** Whether the number is greater; {@code NumericGreaterThan}. */
    public static Condition numericGreaterThan(Path<?> variable, Number other) {
        return of(variable, "NumericGreaterThan", other);
    }

    /** Whether the number is greater, compared with what stands there; {@code NumericGreaterThanPath}. */
    public static Condition numericGreaterThan(Path<?> variable, Path<?> other) {
        return of(variable, "NumericGreaterThanPath", other.text());
    }

    /** Whether the number is less or the same; {@code NumericLessThanEquals}. */
    public static Condition numericLessThanEquals(Path<?> variable, Number other) {
        return of(variable, "NumericLessThanEquals", other);
    }

    /**
     * Whether the number is less or the same, compared with what stands there; {@code NumericLessThanEqualsPath}.
     */
    public static Condition numericLessThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "NumericLessThanEqualsPath", other.text());
    }

    /** Whether the number is greater or the same; {@code NumericGreaterThanEquals}. */
    public static Condition numericGreaterThanEquals(Path<?> variable, Number other) {
        return of(variable, "NumericGreaterThanEquals", other);
    }

    /**
     * Whether the number is greater or the same, compared with what stands there;
     * {@code NumericGreaterThanEqualsPath}.
     */
    public static Condition numericGreaterThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "NumericGreaterThanEqualsPath", other.text());
    }

    /** Whether the time is the same, a text such as 2026-03-01T12:00:00Z; {@code TimestampEquals}. */
    public static Condition timestampEquals(Path<?> variable, String other) {
        return of(variable, "TimestampEquals", other);
    }

    /** Whether the time is the same as what stands there; {@code TimestampEqualsPath}. */
    public static Condition timestampEquals(Path<?> variable, Path<?> other) {
        return of(variable, "TimestampEqualsPath", other.text());
    }

    /** Whether the time is earlier, a text such as 2026-03-01T12:00:00Z; {@code TimestampLessThan}. */
    public static Condition timestampLessThan(Path<?> variable, String other) {
        return of(variable, "TimestampLessThan", other);
    }

    /** Whether the time is earlier, compared with what stands there; {@code TimestampLessThanPath}. */
    public static Condition timestampLessThan(Path<?> variable, Path<?> other) {
        return of(variable, "TimestampLessThanPath", other.text());
    }

    /** Whether the time is later, a text such as 2026-03-01T12:00:00Z; {@code TimestampGreaterThan}. */
    public static Condition timestampGreaterThan(Path<?> variable, String other) {
        return of(variable, "TimestampGreaterThan", other);
    }

    /** Whether the time is later, compared with what stands there; {@code TimestampGreaterThanPath}. */
    public static Condition timestampGreaterThan(Path<?> variable, Path<?> other) {
        return of(variable, "TimestampGreaterThanPath", other.text());
    }

    /**
     * Whether the time is earlier or the same, a text such as 2026-03-01T12:00:00Z;
     * {@code TimestampLessThanEquals}.
     */
    public static Condition timestampLessThanEquals(Path<?> variable, String other) {
        return of(variable, "TimestampLessThanEquals", other);
    }

    /**
     * Whether the time is earlier or the same, compared with what stands there;
     * {@code TimestampLessThanEqualsPath}.
     */
    public static Condition timestampLessThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "TimestampLessThanEqualsPath", other.text());
    }

    /**
     * Whether the time is later or the same, a text such as 2026-03-01T12:00:00Z;
     * {@code TimestampGreaterThanEquals}.
     */
    public static Condition timestampGreaterThanEquals(Path<?> variable, String other) {
        return of(variable, "TimestampGreaterThanEquals", other);
    }

    /**
     * Whether the time is later or the same, compared with what stands there;
     * {@code TimestampGreaterThanEqualsPath}.
     */
    public static Condition timestampGreaterThanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "TimestampGreaterThanEqualsPath", other.text());
    }

    /** Whether it is so; {@code BooleanEquals}. */
    public static Condition booleanEquals(Path<?> variable, boolean other) {
        return of(variable, "BooleanEquals", other);
    }

    /** Whether it is the same as what stands there; {@code BooleanEqualsPath}. */
    public static Condition booleanEquals(Path<?> variable, Path<?> other) {
        return of(variable, "BooleanEqualsPath", other.text());
    }

    /**
     * Whether the text has that form, where a star stands for any characters and a backslash before it for the
     * star itself; {@code StringMatches}.
     */
    public static Condition stringMatches(Path<?> variable, String pattern) {
        return of(variable, "StringMatches", pattern);
    }

    /** Whether it is null; {@code IsNull}. */
    public static Condition isNull(Path<?> variable) {
        return isNull(variable, true);
    }

    /** Whether it is null, or is not; {@code IsNull}. */
    public static Condition isNull(Path<?> variable, boolean so) {
        return of(variable, "IsNull", so);
    }

    /** Whether it is there; {@code IsPresent}. */
    public static Condition isPresent(Path<?> variable) {
        return isPresent(variable, true);
    }

    /** Whether it is there, or is not; {@code IsPresent}. */
    public static Condition isPresent(Path<?> variable, boolean so) {
        return of(variable, "IsPresent", so);
    }

    /** Whether it is a number; {@code IsNumeric}. */
    public static Condition isNumeric(Path<?> variable) {
        return isNumeric(variable, true);
    }

    /** Whether it is a number, or is not; {@code IsNumeric}. */
    public static Condition isNumeric(Path<?> variable, boolean so) {
        return of(variable, "IsNumeric", so);
    }

    /** Whether it is a text; {@code IsString}. */
    public static Condition isString(Path<?> variable) {
        return isString(variable, true);
    }

    /** Whether it is a text, or is not; {@code IsString}. */
    public static Condition isString(Path<?> variable, boolean so) {
        return of(variable, "IsString", so);
    }

    /** Whether it is true or false; {@code IsBoolean}. */
    public static Condition isBoolean(Path<?> variable) {
        return isBoolean(variable, true);
    }

    /** Whether it is true or false, or is not; {@code IsBoolean}. */
    public static Condition isBoolean(Path<?> variable, boolean so) {
        return of(variable, "IsBoolean", so);
    }

    /** Whether it is a time; {@code IsTimestamp}. */
    public static Condition isTimestamp(Path<?> variable) {
        return isTimestamp(variable, true);
    }

    /** Whether it is a time, or is not; {@code IsTimestamp}. */
    public static Condition isTimestamp(Path<?> variable, boolean so) {
        return of(variable, "IsTimestamp", so);
    }

    private static Condition of(Path<?> variable, String comparator, @Nullable Object operand) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("Variable", variable.text());
        json.set(comparator, Literals.of(operand));
        return new Condition(json);
    }

    private static Condition join(String name, Condition... conditions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray(name);
        for (Condition condition : conditions) {
            array.add(condition.json());
        }
        return new Condition(json);
    }
}
