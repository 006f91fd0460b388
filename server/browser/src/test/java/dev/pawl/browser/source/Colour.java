package dev.pawl.browser.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An opaque colour of sRGB; parts from 0 to 255. */
record Colour(int red, int green, int blue) {
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");

    static Colour parse(String text) {
        Matcher hex = HEX.matcher(text);
        if (!hex.matches()) {
            throw new IllegalArgumentException("Expected a colour such as #0b63ce, but got " + text);
        }
        return new Colour(Integer.parseInt(hex.group(1), 16), Integer.parseInt(hex.group(2), 16),
                Integer.parseInt(hex.group(3), 16));
    }

    /** Contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. */
    double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
