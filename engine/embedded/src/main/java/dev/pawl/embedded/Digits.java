package dev.pawl.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * Workflows calculate with doubles, as the States Language does. A number that would come out of one as
 * another is
 * refused where it goes in.
 */
final class Digits {
    private Digits() {}

    static void requireKept(JsonNode value, String what) {
        requireKept(value, "", what);
    }

    private static void requireKept(JsonNode value, String place, String what) {
        if (value.isBigDecimal()) {
            requireKept(value.decimalValue(), place, what);
        } else if (value.isObject()) {
            value.properties().forEach(member -> requireKept(member.getValue(), place + "/" + member.getKey(), what));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                requireKept(value.get(i), place + "/" + i, what);
            }
        }
    }

    private static void requireKept(BigDecimal number, String place, String what) {
        double kept = number.doubleValue();
        if (Double.isInfinite(kept) || new BigDecimal(Double.toString(kept)).compareTo(number) != 0) {
            throw new ValueException("Expected numbers of up to 15 digits in " + what + ", but "
                    + (place.isEmpty() ? "" : "at " + place + " ") + number + " would become " + kept
                    + "; give it as a text");
        }
    }
}
