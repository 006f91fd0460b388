package dev.pawl.items.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** S3's order of keys: that of their bytes in UTF-8. */
public final class KeyOrder {
    /** Compares keys. */
    public static final Comparator<String> COMPARATOR = KeyOrder::compare;

    private KeyOrder() {}

    /** Whether a key comes behind another. */
    public static boolean isBehind(String key, String other) {
        return compare(key, other) > 0;
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
