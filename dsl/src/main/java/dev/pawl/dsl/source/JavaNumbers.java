package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as Java writes them. */
final class JavaNumbers {
    private static final int DIGITS_IN_ONE_GROUP = 4;

    private JavaNumbers() {}

    static Code of(long number) {
        boolean small = number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
        return Code.word(grouped(number) + (small ? "" : "L"));
    }

    static Code of(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? of(number.longValueExact())
                : Code.word(Double.toString(number.doubleValue()));
    }

    /** One that may be larger than a primitive type holds. */
    static Code of(JsonNode number, Vocabulary words) {
        if (!number.isIntegralNumber()) {
            return decimal(number.doubleValue());
        }
        return number.canConvertToLong()
                ? of(number.longValue())
                : Code.chain("new " + words.type(BigInteger.class),
                        Code.word(JavaText.literal(number.bigIntegerValue().toString())));
    }

    private static Code decimal(double number) {
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException("Expected numbers that a double holds, but there is one beyond "
                    + (number > 0 ? Double.MAX_VALUE : -Double.MAX_VALUE));
        }
        return Code.word(Double.toString(number));
    }

    private static String grouped(long number) {
        String digits = Long.toString(number);
        return digits.length() <= DIGITS_IN_ONE_GROUP
                ? digits
                : String.format(Locale.ROOT, "%,d", number).replace(',', '_');
    }
}
