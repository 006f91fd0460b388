package dev.pawl.search.query;

import dev.pawl.store.SearchIndex.Interval;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Scalar values as texts that sort as the values do: a letter for the kind, then the value. They are stored,
 * so their
 * form must never change.
 */
public final class Scalars {
    /** Texts that are longer than {@link #LONGEST} keep so many characters, and a checksum of the whole. */
    public static final int KEPT = 80;
    /** The JSON value null. */
    public static final String NULL = "z";

    static final char NUMBER = 'n';
    static final char TEXT = 't';
    /** What follows a number whose digits are more than a double holds. */
    static final char DIGITS = ':';

    private static final int LONGEST = 100;
    private static final char CUT = '\u001e';
    private static final char UNKNOWN = '\ufffd';
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private Scalars() {}

    /** A truth value. */
    public static String of(boolean value) {
        return value ? "btrue" : "bfalse";
    }

    /** A text; if it is long only its beginning and a checksum. */
    public static String of(String text) {
        String clean = clean(text);
        if (clean.length() <= LONGEST) {
            return TEXT + clean;
        }
        return TEXT + beginning(clean) + CUT + checksum(clean);
    }

    /** A number as JSON has it; empty if it is too long or too far from one to be kept. */
    public static Optional<String> number(String digits) {
        if (digits.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(new BigDecimal(digits)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // JSON has exponents without end
        }
    }

    private static String of(BigDecimal number) {
        double nearest = number.doubleValue();
        String bits = bits(nearest);
        boolean exact = Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
        return exact ? bits : bits + DIGITS + number.stripTrailingZeros();
    }

    /** What all numbers that are as large as doubles begin with. */
    static String bits(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return NUMBER + HexFormat.of().toHexDigits(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    /** Texts that begin so; of a long beginning as much as is kept. */
    public static Interval beginningWith(String text) {
        String clean = clean(text);
        String from = TEXT + (clean.length() > KEPT ? beginning(clean) : clean);
        return new Interval(from, from + LAST);
    }

    /** The beginning of a long text, which does not end within a pair. */
    private static String beginning(String clean) {
        int end = Character.isHighSurrogate(clean.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return clean.substring(0, end);
    }

    /** Without what a database cannot keep, or what means something in stored values. */
    public static String clean(String text) {
        if (text.chars().noneMatch(c -> control(c) || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(keep(c) ? c : UNKNOWN));
        return clean.toString();
    }

    private static boolean control(int c) {
        return c < '\t' || (c > '\r' && c < ' ');
    }

    private static boolean keep(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control(c) && !half && c != Character.MAX_CODE_POINT;
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Checksum sum = new CRC32C();
        sum.update(bytes);
        long mixed = 0;
        for (byte b : bytes) {
            mixed = (mixed ^ (b & 0xff)) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits((int) sum.getValue()) + HexFormat.of().toHexDigits(mixed);
    }
}
