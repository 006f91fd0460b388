package dev.pawl.retention;

import dev.pawl.config.ConfigurationValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes such as {@code 20GiB}. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?) ?([kKMGT]?i?B?)");
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("", 1L), Map.entry("B", 1L),
            Map.entry("kB", 1000L), Map.entry("KB", 1000L), Map.entry("MB", 1000_000L), Map.entry("GB", 1000_000_000L),
            Map.entry("TB", 1000_000_000_000L), Map.entry("KiB", 1L << 10), Map.entry("MiB", 1L << 20),
            Map.entry("GiB", 1L << 30), Map.entry("TiB", 1L << 40));

    private ByteSize() {}

    static long read(ConfigurationValue value) {
        Matcher form = FORM.matcher(value.json().asText(""));
        Long unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw value.wrong("a size such as 512MiB or 20GiB");
        }
        return new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    }
}
