package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Comparator;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The comparisons of a Choice. Values of different types never compare. */
final class Comparisons {
    private Comparisons() {}

    static boolean holds(Comparator comparator, JsonNode value, JsonNode operand) {
        return switch (comparator) {
            case IS_NULL -> value.isNull() == operand.booleanValue();
            case IS_NUMERIC -> value.isNumber() == operand.booleanValue();
            case IS_STRING -> value.isTextual() == operand.booleanValue();
            case IS_BOOLEAN -> value.isBoolean() == operand.booleanValue();
            case IS_TIMESTAMP -> timestamp(value).isPresent() == operand.booleanValue();
            case IS_PRESENT -> operand.booleanValue();
            case BOOLEAN_EQUALS -> value.isBoolean() && value.equals(operand);
            case STRING_MATCHES -> value.isTextual() && operand.isTextual()
                    && Wildcards.match(operand.textValue(), value.textValue());
            default -> ordered(comparator, value, operand);
        };
    }

    private static boolean ordered(Comparator comparator, JsonNode value, JsonNode operand) {
        OptionalInt order = switch (comparator.operands()) {
            case STRING -> value.isTextual() && operand.isTextual()
                    ? OptionalInt.of(value.textValue().compareTo(operand.textValue()))
                    : OptionalInt.empty();
            case NUMBER -> value.isNumber() && operand.isNumber()
                    ? OptionalInt.of(numbers(value, operand))
                    : OptionalInt.empty();
            case TIMESTAMP -> timestamps(value, operand);
            case BOOLEAN -> OptionalInt.empty();
        };
        return order.isPresent() && switch (comparator) {
            case STRING_EQUALS, NUMERIC_EQUALS, TIMESTAMP_EQUALS -> order.getAsInt() == 0;
            case STRING_LESS_THAN, NUMERIC_LESS_THAN, TIMESTAMP_LESS_THAN -> order.getAsInt() < 0;
            case STRING_GREATER_THAN, NUMERIC_GREATER_THAN, TIMESTAMP_GREATER_THAN -> order.getAsInt() > 0;
            case STRING_LESS_THAN_EQUALS, NUMERIC_LESS_THAN_EQUALS, TIMESTAMP_LESS_THAN_EQUALS ->
                order.getAsInt() <= 0;
            case STRING_GREATER_THAN_EQUALS, NUMERIC_GREATER_THAN_EQUALS, TIMESTAMP_GREATER_THAN_EQUALS ->
                order.getAsInt() >= 0;
            default -> throw new IllegalArgumentException("Expected an ordering comparison, but " + comparator);
        };
    }

    private static int numbers(JsonNode a, JsonNode b) {
        if (a.isIntegralNumber() && b.isIntegralNumber() && a.canConvertToLong() && b.canConvertToLong()) {
            return Long.compare(a.longValue(), b.longValue());
        }
        // 1e999 is read as infinite, which no decimal is
        return Double.isFinite(a.doubleValue()) && Double.isFinite(b.doubleValue())
                ? a.decimalValue().compareTo(b.decimalValue())
                : Double.compare(a.doubleValue(), b.doubleValue());
    }

    private static OptionalInt timestamps(JsonNode a, JsonNode b) {
        Optional<Instant> left = timestamp(a);
        Optional<Instant> right = timestamp(b);
        return left.isPresent() && right.isPresent()
                ? OptionalInt.of(left.get().compareTo(right.get()))
                : OptionalInt.empty();
    }

    private static Optional<Instant> timestamp(JsonNode value) {
        return value.isTextual() ? WaitHandler.parse(value.textValue()) : Optional.empty();
    }
}
