package dev.pawl.server.cli;

import java.util.Locale;

/** Sizes for people. */
final class Sizes {
    private static final double KIB = 1024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Sizes() {}

    /** In the unit in which it has the fewest digits. */
    static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KIB && unit < UNITS.length - 1) {
            value /= KIB;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", value)) + " " + UNITS[unit];
    }
}
