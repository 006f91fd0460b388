package dev.pawl.server.api.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.api.model.Shape;
import dev.pawl.server.api.model.Shape.ListShape;
import dev.pawl.server.api.model.Shape.NumberKind;
import dev.pawl.server.api.model.Shape.NumberShape;
import dev.pawl.server.api.model.Shape.TextShape;
import dev.pawl.server.api.model.Shape.Unit;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that a value has to keep.
 *
 * @param text
 *            AWS's words for it
 */
record Constraint(String text, Predicate<JsonNode> test) {
    private static final String AT_MOST = "Member must have length less than or equal to ";
    private static final String AT_LEAST = "Member must have length greater than or equal to ";

    boolean holds(JsonNode value) {
        return test.test(value);
    }

    /** The constraints of a text or a number. */
    static List<Constraint> of(Shape shape) {
        List<Constraint> all = new ArrayList<>();
        if (shape instanceof TextShape text) {
            boolean bytes = text.unit() == Unit.BYTES;
            text.length().max().ifPresent(max -> all.add(bytes ? bytesAtMost(max) : charactersAtMost(max)));
            text.length().min().ifPresent(min -> all.add(charactersAtLeast(min)));
            text.pattern().ifPresent(pattern -> all
                    .add(new Constraint("Member must satisfy regular expression pattern: " + pattern.pattern(),
                            value -> pattern.matcher(value.textValue()).matches())));
            if (!text.values().isEmpty()) {
                all.add(new Constraint("Member must satisfy enum value set: " + text.values(),
                        value -> text.values().contains(value.textValue())));
            }
        } else if (shape instanceof NumberShape number) {
            long max = number.range().max().orElse(greatest(number.kind()));
            all.add(new Constraint("Member must have value less than or equal to " + max,
                    value -> compare(value, max) <= 0));
            number.range().min().ifPresent(min -> all.add(new Constraint(
                    "Member must have value greater than or equal to " + min, value -> compare(value, min) >= 0)));
        }
        return all;
    }

    /** The constraints of a list as a whole. */
    static List<Constraint> length(ListShape list) {
        List<Constraint> all = new ArrayList<>();
        list.length().max().ifPresent(max -> all.add(new Constraint(AT_MOST + max, value -> value.size() <= max)));
        list.length().min().ifPresent(min -> all.add(new Constraint(AT_LEAST + min, value -> value.size() >= min)));
        return all;
    }

    private static Constraint charactersAtMost(long max) {
        return new Constraint(AT_MOST + max, value -> codePoints(value.textValue()) <= max);
    }

    private static Constraint charactersAtLeast(long min) {
        return new Constraint(AT_LEAST + min, value -> codePoints(value.textValue()) >= min);
    }

    private static Constraint bytesAtMost(long max) {
        return new Constraint("Member must have size less than or equal to " + max + " bytes in UTF-8 encoding",
                value -> utf8Length(value.textValue()) <= max);
    }

    private static long greatest(NumberKind kind) {
        return switch (kind) {
            case INTEGER -> Integer.MAX_VALUE;
            case LONG, FLOAT -> Long.MAX_VALUE;
        };
    }

    private static int compare(JsonNode value, long bound) {
        // A fraction may be too large for a decimal number, as 1e999 is.
        return value.isFloatingPointNumber()
                ? Double.compare(value.doubleValue(), (double) bound)
                : value.bigIntegerValue().compareTo(BigInteger.valueOf(bound));
    }

    private static long codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static long utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
