package dev.pawl.graph.layout;

/**
 * How wide a text will be, without any font: between those of narrow and of wide fonts that systems have, so
 * that a
 * text fits its place whichever is taken.
 */
public final class TextWidth {
    private static final int FIRST = 32;
    private static final int PER_EM = 100;
    private static final int BEYOND_LATIN = 104;
    private static final int WIDEST_LATIN = 0x24F;
    private static final int OTHER = 62;
    /** From the space to the tilde, in hundredths of the size. */
    // @formatter:off
    private static final int[] REGULAR = {
        29, 32, 39, 65, 58, 91, 70, 22, 35, 35, 43, 67, 29, 34, 29, 30, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 30, 30, 67, 67, 67, 55,
        101, 67, 67, 71, 74, 66, 60, 78, 73, 28, 43, 66, 56, 84, 73, 78, 65, 78, 71, 66, 61, 73, 67, 96, 67, 65, 64, 32, 30, 32, 59, 54,
        39, 58, 58, 52, 58, 58, 30, 58, 58, 24, 24, 53, 24, 88, 58, 57, 58, 58, 36, 51, 32, 58, 53, 75, 53, 53, 51, 43, 29, 43, 67};
    private static final int[] BOLD = {
        30, 37, 49, 65, 60, 93, 77, 26, 37, 37, 43, 67, 31, 36, 31, 31, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 36, 36, 67, 67, 67, 60,
        98, 74, 74, 73, 76, 67, 63, 79, 76, 31, 49, 74, 62, 89, 76, 80, 69, 80, 74, 68, 63, 75, 70, 100, 70, 69, 65, 37, 31, 37, 67, 54,
        39, 60, 65, 57, 65, 60, 37, 65, 64, 30, 30, 59, 30, 94, 64, 64, 65, 65, 42, 57, 38, 64, 59, 83, 59, 59, 53, 50, 31, 50, 67};
    // @formatter:on

    private TextWidth() {}

    /** In pixels. */
    public static double of(String text, TextStyle style) {
        int[] table = style.bold() ? BOLD : REGULAR;
        long hundredths = text.codePoints().mapToLong(c -> width(c, table)).sum();
        return hundredths * style.size() / PER_EM;
    }

    private static int width(int character, int[] table) {
        int at = character - FIRST;
        if (at >= 0 && at < table.length) {
            return table[at];
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            case Character.UPPERCASE_LETTER -> character <= WIDEST_LATIN ? table['M' - FIRST] : BEYOND_LATIN;
            default -> character <= WIDEST_LATIN ? OTHER : BEYOND_LATIN;
        };
    }

    /** As much of a text as is no wider than that; what is cut shows. */
    public static String fit(String text, TextStyle style, double width) {
        if (of(text, style) <= width) {
            return text;
        }
        int[] table = style.bold() ? BOLD : REGULAR;
        double left = width - of("…", style);
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            left -= width(character, table) * style.size() / PER_EM;
            if (left < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
