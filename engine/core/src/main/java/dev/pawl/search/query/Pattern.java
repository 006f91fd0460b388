package dev.pawl.search.query;

/** A text, or what a text begins with. */
public record Pattern(String text, boolean prefix) {
    /** That text and no other. */
    public static Pattern exactly(String text) {
        return new Pattern(text, false);
    }

    /** That text; if it ends in a star, what begins like it. */
    public static Pattern of(String text) {
        return text.endsWith("*") ? new Pattern(text.substring(0, text.length() - 1), true) : exactly(text);
    }

    /** Whether a text is meant. */
    public boolean matches(String other) {
        return prefix ? other.startsWith(text) : other.equals(text);
    }
}
