package dev.pawl.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them. */
public final class Bytes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ?(?:([kKMGT])(i?))?B?");
    private static final String UNITS = "KMGT";
    private static final int BINARY = 1024;
    private static final int DECIMAL = 1000;
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 62);

    private Bytes() {}

    /**
     * A number of bytes, or a text such as 512MiB, 20 GiB or 1.5TB.
     *
     * @throws ConfigurationException
     *             if it is neither
     */
    public static long read(ConfigurationValue value) {
        Matcher text = SIZE.matcher(value.json().isTextual() || value.json().isIntegralNumber()
                ? value.json().asText()
                : "");
        if (!text.matches()) {
            throw value.wrong("bytes, or a size such as 512MiB or 20GiB");
        }
        BigDecimal size = new BigDecimal(text.group(1));
        if (text.group(2) != null) {
            int power = UNITS.indexOf(text.group(2).toUpperCase(Locale.ROOT)) + 1;
            size = size.multiply(BigDecimal.valueOf("i".equals(text.group(3)) ? BINARY : DECIMAL).pow(power));
        }
        if (size.compareTo(MOST) > 0) {
            throw value.wrong("a size that a disk may have", "it is larger");
        }
        return size.longValue();
    }

    /** In a few letters, for people. */
    public static String words(long bytes) {
        double size = bytes;
        int unit = -1;
        while (size >= BINARY && unit < UNITS.length() - 1) {
            size /= BINARY;
            unit++;
        }
        return unit < 0
                ? bytes + " B"
                : String.format(Locale.ROOT, size < 10 ? "%.1f %siB" : "%.0f %siB", size,
                        UNITS.substring(unit, unit + 1));
    }
}
