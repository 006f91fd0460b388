package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions on numbers in which the library strays from JSONata, or lets a guest take any time. */
final class NumberFunctions {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|([1-9][0-9]*))(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern OTHER = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");
    private static final int MOST_PLACES = 400;
    private static final int LONGEST_OTHER = 70;
    private static final int LONGEST_DECIMAL = 1_000;

    private NumberFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("number", "<(nsb)-:n>", NumberFunctions::number),
                new Builtin("round", "<n-n?:n>", NumberFunctions::round));
    }

    private static @Nullable Object number(Args args) {
        Object value = args.value(0);
        if (value == null || value instanceof Number) {
            return value;
        }
        if (value == Jsonata.NULL_VALUE) {
            throw args.mismatch(0);
        }
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        return parse(args.text(0));
    }

    private static Number parse(String text) {
        if (OTHER.matcher(text).matches() && text.length() < LONGEST_OTHER) {
            int radix = switch (Character.toLowerCase(text.charAt(1))) {
                case 'x' -> 16;
                case 'o' -> 8;
                default -> 2;
            };
            return Values.number(new BigInteger(text.substring(2), radix).doubleValue());
        }
        double parsed = text.length() < LONGEST_DECIMAL && DECIMAL.matcher(text).matches()
                ? Double.parseDouble(text)
                : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(parsed)) {
            throw new JException("D3030", -1, text);
        }
        return exact(text, parsed);
    }

    /** Keeps whole numbers that a double could not hold. */
    private static Number exact(String text, double parsed) {
        return text.length() < 19 && text.matches("-?[0-9]+") ? shortest(Long.parseLong(text)) : Values.number(parsed);
    }

    private static Number shortest(long value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    /** Half to even, as JSONata rounds. */
    private static @Nullable Object round(Args args) {
        if (args.missing(0)) {
            return null;
        }
        double value = args.number(0);
        int places = (int) Math.clamp(args.number(1, 0), -MOST_PLACES, MOST_PLACES);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new JException("D1001", -1, value);
        }
        return Values.number(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue());
    }
}
