package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * The numbers that a field takes; both ends belong to it.
 *
 * @param fractions
 *            whether they need not be whole
 */
record Range(long min, long max, boolean fractions) {
    /** AWS's longest time, more than three years. */
    private static final long LONGEST_SECONDS = 99_999_999;

    static final Range TIMEOUT_SECONDS = new Range(1, LONGEST_SECONDS);
    static final Range MACHINE_TIMEOUT_SECONDS = new Range(0, LONGEST_SECONDS);
    static final Range WAIT_SECONDS = new Range(0, LONGEST_SECONDS);
    static final Range INTERVAL_SECONDS = new Range(0, LONGEST_SECONDS);
    static final Range ATTEMPTS = new Range(0, LONGEST_SECONDS);
    static final Range MAX_DELAY_SECONDS = new Range(1, 31_622_400);
    static final Range ANY_COUNT = new Range(0, Long.MAX_VALUE);
    static final Range PERCENTAGE = new Range(0, 100, true);
    static final Range ITEMS = new Range(0, 100_000_000);
    static final Range BATCH_ITEMS = new Range(1, Long.MAX_VALUE);
    static final Range BATCH_BYTES = new Range(1, 262_144);

    private Range(long min, long max) {
        this(min, max, false);
    }

    /** Reports what is no number, or out of range. */
    boolean check(JsonNode number, Location at, Problems problems) {
        boolean fraction = fractions && number.isNumber() && Double.isFinite(number.doubleValue());
        if (!number.isIntegralNumber() && !fraction) {
            problems.schema("Expected value of type " + (fractions ? "[NUMBER]" : "Integer"), at);
            return false;
        }
        BigDecimal value = number.decimalValue();
        if (value.compareTo(BigDecimal.valueOf(min)) < 0) {
            problems.schema("Minimum value is " + min, at);
            return false;
        }
        if (value.compareTo(BigDecimal.valueOf(max)) > 0) {
            problems.schema("Maximum value is " + max, at);
            return false;
        }
        return true;
    }
}
