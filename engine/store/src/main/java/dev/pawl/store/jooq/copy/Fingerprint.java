package dev.pawl.store.jooq.copy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What tells the rows of one table from those of another, in whatever order they come: how many there are,
 * and the sum
 * of a hash of each.
 */
final class Fingerprint {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int SHIFT = 29;

    private long rows;
    private long sum;

    void add(@Nullable Object[] row) {
        long hash = SEED;
        for (Object value : row) {
            hash = (hash ^ hash(value)) * PRIME;
            hash ^= hash >>> SHIFT;
        }
        sum += hash;
        rows++;
    }

    /** Databases give numbers of different types for the same. */
    private static long hash(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case Double number -> Double.hashCode(number);
            case Float number -> Double.hashCode(number.doubleValue());
            case Number number -> number.longValue() * PRIME + 2;
            case Boolean flag -> (flag ? 1 : 0) * PRIME + 2;
            case byte[] bytes -> ofText(HexFormat.of().formatHex(bytes));
            default -> ofText(value.toString());
        };
    }

    private static long ofText(String text) {
        long hash = SEED;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash ^ hash >>> SHIFT;
    }

    long rows() {
        return rows;
    }

    long sum() {
        return sum;
    }

    boolean agrees(Fingerprint other) {
        return rows == other.rows && sum == other.sum;
    }
}
